import { ImportError } from '../import-error.ts'
import { csvRecords } from './csv-records.ts'
import { type ImportFile, openFile, textOf } from './import-file.ts'
import { arrayElements } from './json-values.ts'
import { parseLoosely } from './loose-json.ts'
import { linesOf } from './text-lines.ts'

/** A line or an element of a file. */
export interface SourceRecord {
  /** Counted from 1: of the line, or of the element. */
  readonly number: number
  /** Read only when it is wanted. Undefined where it is not JSON. */
  readonly read: () => unknown
  /** The last of a file that ends without an end of line. */
  readonly isLast: boolean
}

export interface RecordSource {
  readonly name: string
  readonly lastModified: number
  /** `line` or `element`: what a record's number counts. */
  readonly unit: string
  /** From the beginning, whenever it is called; `onRead` is told the part of the file that was read, 0–1. */
  records(options?: ReadOptions): AsyncIterable<readonly SourceRecord[]>
}

export interface ReadOptions {
  /** Sees all bytes of the file, unpacked. */
  readonly tap?: (bytes: Uint8Array) => void
  readonly onRead?: ((part: number) => void) | undefined
}

/**
 * The records of a file: lines of JSON, elements of a JSON array of any size, or rows of a table. Throws
 * `ImportError` for what is none of them.
 */
export async function openRecords(file: ImportFile): Promise<RecordSource> {
  const open = await openFile(file)
  const text = ({ tap, onRead }: ReadOptions = {}) =>
    textOf(open, {
      ...(tap && { tap }),
      onRead: onRead && ((bytes) => onRead(bytes / Math.max(1, file.size))),
    })
  const { name, lastModified } = file
  const [firstLine = '', secondLine = ''] = open.head.split(/\r?\n/, 2)
  const isBrokenLine = /"kind"/.test(firstLine) || (secondLine.startsWith('{') && isWholeOrLong(secondLine))
  const isLineOfJson = open.head.startsWith('{') && (isWholeOrLong(firstLine) || isBrokenLine)
  if (isLineOfJson)
    return { name, lastModified, unit: 'line', records: (options) => jsonLines(text(options)) }
  if (open.head.startsWith('[') || open.head.startsWith('{')) {
    const isArray = open.head.startsWith('[')
    return {
      name,
      lastModified,
      unit: 'element',
      records: (options) => arrayElements(text(options), isArray),
    }
  }
  if (/timestamp|time|date/i.test(open.head))
    return { name, lastModified, unit: 'line', records: (options) => csvRecords(text(options)) }
  throw new ImportError(
    name,
    'this is neither a recording (JSON Lines, or CSV with a line of column names) nor an export of a collection by mongoexport.',
  )

  function isWholeOrLong(line: string): boolean {
    return line.length > 4000 || parseLoosely(line) !== undefined
  }
}

async function* jsonLines(text: AsyncIterable<string>): AsyncGenerator<SourceRecord[]> {
  for await (const lines of linesOf(text))
    yield lines.map((line) => ({
      number: line.number,
      isLast: line.isLast,
      read: () => parseLoosely(line.text),
    }))
}
