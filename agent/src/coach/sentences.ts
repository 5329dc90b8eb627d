/** A sentence ends at . ! or ? with white space behind it: "61.8" and "4.5" stay whole, and so does "1. Morning run". */
const END = /(?<!(?:^|[.!?]\s+)\d{1,2})[.!?]+["')\]]*\s+/g

/** Cuts complete sentences off the front of a growing text. */
export function cutSentences(text: string): { sentences: string[]; rest: string } {
  const sentences: string[] = []
  let from = 0
  for (const match of text.matchAll(END)) {
    const to = match.index + match[0].length
    sentences.push(text.slice(from, to))
    from = to
  }
  return { sentences, rest: text.slice(from) }
}
