function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
}

/** How many words were changed, added or left out (edit distance over words), and how many there should be. */
export function wordErrors(said: string, heard: string): { errors: number; words: number } {
  const expected = wordsOf(said)
  const found = wordsOf(heard)
  let row = Array.from({ length: found.length + 1 }, (_, index) => index)
  for (const [index, word] of expected.entries()) {
    const next = [index + 1]
    for (const [column, other] of found.entries()) {
      const changed = (row[column] ?? 0) + (word === other ? 0 : 1)
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return { errors: row.at(-1) ?? 0, words: expected.length }
}
