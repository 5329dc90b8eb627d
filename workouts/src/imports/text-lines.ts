import { ImportError } from '../import-error.ts'

/** Longer than any document that MongoDB can hold. */
const LONGEST_LINE = 128 * 1024 * 1024

export interface Line {
  /** From 1, blank lines counted. */
  readonly number: number
  readonly text: string
  /** The last of a text that does not end with an end of line: it may be cut off. */
  readonly isLast: boolean
}

/** The lines that are not blank, as they come, without byte order marks and with any end of line. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line[]> {
  let rest: string[] = []
  let restLength = 0
  let number = 0
  for await (const piece of text) {
    if (!piece.includes('\n')) {
      rest.push(piece)
      restLength += piece.length
      if (restLength > LONGEST_LINE)
        throw new ImportError(
          `line ${number + 1}`,
          'it has more than 128 MB; write one frame or one document a line.',
        )
      continue
    }
    const parts = (rest.join('') + piece).split('\n')
    const last = parts.pop() ?? ''
    rest = [last]
    restLength = last.length
    const lines: Line[] = []
    for (const part of parts) {
      number += 1
      const line = cleaned(part)
      if (line !== '') lines.push({ number, text: line, isLast: false })
    }
    if (lines.length > 0) yield lines
  }
  const line = cleaned(rest.join(''))
  if (line !== '') yield [{ number: number + 1, text: line, isLast: true }]
}

const cleaned = (line: string): string => line.replaceAll('\uFEFF', '').trim()
