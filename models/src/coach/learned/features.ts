/** Indices into a table of `FEATURES` weights: the words of a text, their pairs and triples, and pieces of words. */
export const FEATURES = 1 << 15

/** More rare words than this tell no more. */
const MOST_RARE = 3

/** FNV-1a: features are told apart by a hash, so that no dictionary has to be kept. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at)
    value = Math.imul(value, 0x01000193)
  }
  return (value ^ (value >>> 15)) & (FEATURES - 1)
}

export const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean)

/**
 * The distinct features of a text. Words that are hardly known add how many there are: a question full of
 * them is about something else. With a context each word counts a second time, as said in it.
 */
export function featuresOf(text: string, isRare: (word: string) => boolean, context = ''): Uint32Array {
  const words = ['^', ...wordsOf(text), '$']
  const found = new Set<number>()
  const rare = wordsOf(text).filter(isRare).length
  for (let count = 1; count <= Math.min(rare, MOST_RARE); count += 1) found.add(hash(`rare ${count}`))
  if (context) for (const word of words) found.add(hash(`${context}|${word}`))
  for (let at = 0; at < words.length; at += 1) {
    const [first = '', second, third] = words.slice(at, at + 3)
    found.add(hash(first))
    if (second !== undefined) found.add(hash(`${first} ${second}`))
    if (third !== undefined) found.add(hash(`${first} ${second} ${third}`))
    for (const piece of piecesOf(first)) found.add(hash(piece))
  }
  return Uint32Array.from(found)
}

/** Pieces of three to five letters, so that "metatarsals", "metatarsal" and "meta tarsal" share most. */
function* piecesOf(word: string): Generator<string> {
  const bounded = `<${word}>`
  for (let length = 3; length <= 5; length += 1)
    for (let at = 0; at + length <= bounded.length; at += 1) yield `#${bounded.slice(at, at + length)}`
}
