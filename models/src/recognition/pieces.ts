/** Numbers 0–2 are marks and 3–258 stand for single bytes; only later pieces are text. */
const FIRST_BYTE = 3
const FIRST_TEXT = 259
const WORD_START = bytesOf('\u2581')

/** Pieces of text, by their numbers, as Moonshine writes them. */
export class Pieces {
  readonly #pieces: readonly string[]
  readonly #numbers = new Map<string, number>()
  readonly #words = new Map<string, readonly number[]>()

  /** @param tokenizer Moonshine's tokenizer.bin. */
  constructor(tokenizer: Buffer) {
    this.#pieces = [...piecesIn(tokenizer)].map(written)
    for (const [number, piece] of this.#pieces.entries())
      if (number >= FIRST_TEXT && !this.#numbers.has(piece)) this.#numbers.set(piece, number)
  }

  textOf(numbers: readonly number[]): string {
    const bytes = numbers.map((number) => this.#pieces[number] ?? '').join('')
    return Buffer.from(bytes, 'latin1').toString().trim()
  }

  /** The pieces of a text; none reaches over a space. */
  numbersOf(text: string): number[] {
    return text.split(' ').flatMap((word) => this.#numbersOfWord(word))
  }

  /** Of two pieces that stand together, those whose whole has the lowest number are joined first, until none can be. */
  #numbersOfWord(word: string): readonly number[] {
    const known = this.#words.get(word)
    if (known) return known
    const parts = [' ', ...word].map(bytesOf)
    for (;;) {
      const joined = parts
        .slice(1)
        .map((part, at) => this.#numbers.get(`${parts[at]}${part}`) ?? Number.POSITIVE_INFINITY)
      const lowest = Math.min(...joined)
      if (!Number.isFinite(lowest)) break
      const at = joined.indexOf(lowest)
      parts.splice(at, 2, `${parts[at]}${parts[at + 1]}`)
    }
    const numbers = parts.map((part) => this.#numbers.get(part) ?? 0)
    this.#words.set(word, numbers)
    return numbers
  }
}

/** A text's bytes, each as one character: 32,768 such strings take half of the time and memory of as many buffers. */
function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1')
}

/** Their bytes, one after another, each behind its length: one byte, or two from 128 on, low bits first. */
function* piecesIn(tokenizer: Buffer): Generator<string> {
  for (let at = 0; at < tokenizer.length; ) {
    let length = tokenizer[at] ?? 0
    at += 1
    if (length >= 0x80) {
      length = (length & 0x7f) + (tokenizer[at] ?? 0) * 0x80
      at += 1
    }
    if (at + length > tokenizer.length)
      throw new Error("Moonshine's tokenizer.bin ends inside a piece; fetch it again.")
    yield tokenizer.toString('latin1', at, at + length)
    at += length
  }
}

function written(bytes: string, number: number): string {
  if (number < FIRST_BYTE) return ''
  if (number < FIRST_TEXT) return String.fromCharCode(number - FIRST_BYTE)
  return bytes.replaceAll(WORD_START, ' ')
}
