/** The share of a text's words that another one has too, in the same order; numbers and marks are left out. */
export function sharedWords(text: string, other: string): number {
  const [words, others] = [wordsOf(text), wordsOf(other)]
  let row = new Array<number>(others.length + 1).fill(0)
  for (const word of words) {
    const next = [0]
    for (const [index, candidate] of others.entries())
      next.push(word === candidate ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0))
    row = next
  }
  return words.length === 0 ? 1 : (row.at(-1) ?? 0) / words.length
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z']+/)
    .filter((word) => word !== '')
}
