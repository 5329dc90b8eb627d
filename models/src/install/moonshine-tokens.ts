/** Ids 0–2 are marks and 3–258 stand for single bytes; only later pieces are text. */
const lastByteId = 258
const wordStart = '\u2581'

function* pieces(tokenizer: Buffer): Generator<Buffer> {
  for (let at = 0; at < tokenizer.length; ) {
    let length = tokenizer[at] ?? 0
    at += 1
    if (length >= 0x80) {
      length = (length & 0x7f) + (tokenizer[at] ?? 0) * 0x80
      at += 1
    }
    if (at + length > tokenizer.length)
      throw new Error("Moonshine's tokenizer.bin ends inside a piece; fetch it again.")
    yield tokenizer.subarray(at, at + length)
    at += length
  }
}

function written(piece: Buffer, id: number): Buffer {
  if (piece.length === 0) return Buffer.from(`<${id}>`)
  if (id <= lastByteId) return piece
  return Buffer.from(piece.toString('utf8').replaceAll(wordStart, ' '))
}

/**
 * The tokens.txt that sherpa-onnx reads, a line of base64, tab and id for each piece, made from Moonshine's
 * tokenizer.bin: pieces one after another, each behind its length (one byte, or two from 128 on, low bits first).
 */
export function moonshineTokens(tokenizer: Buffer): Buffer {
  const lines: string[] = []
  for (const piece of pieces(tokenizer))
    lines.push(`${written(piece, lines.length).toString('base64')}\t${lines.length}\n`)
  return Buffer.from(lines.join(''))
}
