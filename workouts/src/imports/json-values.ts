import { loosened } from './loose-json.ts'
import type { SourceRecord } from './source-records.ts'

/**
 * The elements of a JSON array, or JSON values one after the other over any number of lines; each is let go before
 * the next is read. Where the text breaks off or stops being JSON, the last record is one that cannot be read.
 */
export async function* arrayElements(
  text: AsyncIterable<string>,
  isArray: boolean,
): AsyncGenerator<SourceRecord[]> {
  const { JSONParser } = await import('@streamparser/json')
  const parser = new JSONParser({
    ...(isArray ? { paths: ['$.*'] } : { paths: ['$'], separator: '' }),
    keepStack: false,
  })
  let found: SourceRecord[] = []
  let number = 0
  let isBroken = false
  parser.onValue = ({ value }) => {
    number += 1
    found.push({ number, isLast: false, read: () => value })
  }
  parser.onError = () => {
    isBroken = true
  }
  for await (const piece of wholeTokens(text)) {
    if (!isBroken) write(piece)
    if (found.length > 0) yield found
    found = []
  }
  if (!isBroken && !parser.isEnded && isArray) isBroken = true
  if (isBroken) yield [{ number: number + 1, isLast: true, read: () => undefined }]

  function write(piece: string): void {
    try {
      parser.write(piece)
    } catch {
      isBroken = true
    }
  }
}

/** In pieces that begin with a comma or a bracket, so that no word that has to be replaced is cut in two. */
async function* wholeTokens(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  let isFirst = true
  for await (const piece of text) {
    const all = rest + (isFirst ? piece.replace(/^\uFEFF+/, '') : piece)
    isFirst &&= piece === ''
    const end = Math.max(all.lastIndexOf(','), all.lastIndexOf(']'), all.lastIndexOf('}'))
    rest = all.slice(end)
    if (end > 0) yield loosened(all.slice(0, end))
  }
  if (rest.trim() !== '') yield loosened(rest)
}
