import { ImportError } from '../import-error.ts'
import type { SourceRecord } from './source-records.ts'
import { linesOf } from './text-lines.ts'
import { UnreadableRow } from './unreadable-row.ts'

/** How the time's column may be called, and what it then counts in; the first that is there is taken. */
const TIME_COLUMNS: readonly (readonly [RegExp, string | undefined])[] = [
  [/^timestamp[ _]?\(?ms\)?$/, 'ms'],
  [/^timestamp[ _]?\(?s\)?$/, 's'],
  [/^timestamp[ _]?\(?(?:us|µs)\)?$/, 'us'],
  [/^timestamp[ _]?\(?ns\)?$/, 'ns'],
  [/^(?:timestamp|date[ _]?time|date)$/, undefined],
  [/^time[ _]?\(?ms\)?$/, 'ms'],
  [/^time[ _]?\(?s\)?$/, 's'],
  [/^time$/, undefined],
]
const CELL = /^r(\d{1,2})c(\d{1,2})$/

interface Columns {
  readonly time: number
  readonly foot: number
  /** Column of each cell, row by row. */
  readonly cells: readonly (readonly number[])[]
  readonly timeUnit: string | undefined
  /** The last column that a frame is read from. */
  readonly last: number
  /** Columns of the table. */
  readonly width: number
}

/**
 * A table as a recording: a header with what lines that begin with `#` say (`# name: Morning run`) and with the
 * size that the cells' columns (`r0c0`, `r0c1`, …) give, then a frame a row.
 */
export async function* csvRecords(text: AsyncIterable<string>): AsyncGenerator<SourceRecord[]> {
  const { default: papa } = await import('papaparse')
  const cellsOf = (line: string, delimiter: string) => papa.parse<string[]>(line, { delimiter }).data[0] ?? []
  const said: Record<string, unknown> = {}
  let delimiter = ','
  let columns: Columns | undefined
  for await (const lines of linesOf(text)) {
    const records: SourceRecord[] = []
    for (const { number, text: line, isLast } of lines) {
      if (line.startsWith('#')) {
        const [, key, value] = /^#\s*([\w ]+?)\s*[:=]\s*(.*)$/.exec(line) ?? []
        if (key) said[key.toLowerCase().replaceAll(' ', '_')] = metadataOf(key, value ?? '')
      } else if (columns) {
        const known = columns
        const read = () => frameOf(cellsOf(line, delimiter), known, { delimiter, isLast })
        records.push({ number, isLast, read })
      } else {
        delimiter = [';', '\t', ','].find((mark) => line.includes(mark)) ?? ','
        columns = columnsOf(cellsOf(line, delimiter), `line ${number}`)
        const { cells, timeUnit } = columns
        const size = { rows: cells.length, cols: cells[0]?.length, time_unit: timeUnit ?? said.time_unit }
        const header = { ...said, kind: 'header', ...size }
        records.push({ number, isLast, read: () => header })
      }
    }
    if (records.length > 0) yield records
  }
}

/** A workout may be called "10". */
function metadataOf(key: string, text: string): unknown {
  if (key.toLowerCase() === 'name') return text
  if (text === 'true' || text === 'false') return text === 'true'
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function columnsOf(names: readonly string[], where: string): Columns {
  const lower = names.map((name) => name.trim().toLowerCase())
  const [pattern, timeUnit] = TIME_COLUMNS.find(([one]) => lower.some((name) => one.test(name))) ?? []
  if (!pattern)
    throw new ImportError(
      where,
      `there is no column for the time among ${names.slice(0, 4).join(', ')}, …; name it timestamp_ms, or time_s where it counts from the start.`,
    )
  const cells: number[][] = []
  for (const [index, name] of lower.entries()) {
    const [, row, col] = CELL.exec(name) ?? []
    if (row === undefined || col === undefined) continue
    cells[Number(row)] ??= []
    const line = cells[Number(row)]
    if (line) line[Number(col)] = index
  }
  const width = cells[0]?.length ?? 0
  const isWhole = Array.from(cells).every(
    (row) => row?.length === width && !Array.from(row).includes(undefined as never),
  )
  if (width === 0 || !isWhole)
    throw new ImportError(
      where,
      'the columns of the cells must be named r0c0, r0c1, … with the row and the column of each, none left out.',
    )
  const time = lower.findIndex((name) => pattern.test(name))
  const last = Math.max(time, ...cells.flat())
  return { time, foot: lower.indexOf('foot'), cells, timeUnit, last, width: names.length }
}

/** Undefined where the file was cut off in the middle of the row. */
function frameOf(
  row: readonly string[],
  { time, foot, cells, last, width }: Columns,
  { delimiter, isLast }: { delimiter: string; isLast: boolean },
): unknown {
  if (row.length <= last && isLast) return undefined
  // Separators behind the last column say nothing.
  const isWider = row.slice(width).some((text) => text.trim() !== '')
  const widths = `the row has ${row.length} columns and the table ${width}`
  if (isWider)
    return new UnreadableRow(`${widths}; a comma within a number must not separate columns as well`)
  if (row.length <= last) return new UnreadableRow(widths)
  // Where anything else separates, a comma marks the decimals.
  const numeric = (text: string) => (delimiter === ',' ? text : text.replace(',', '.'))
  return {
    timestamp: numeric(row[time] ?? ''),
    foot: row[foot] || undefined,
    // A cell that is empty in a table is one without a sensor.
    pressure_matrix: cells.map((line) => line.map((index) => (row[index] ? numeric(row[index]) : -1))),
  }
}
