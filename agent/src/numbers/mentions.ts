/** Words of a sentence that say what a number is about. */
export interface Mention<Value> {
  readonly values: readonly Value[]
  readonly index: number
  readonly end: number
  /** Words that only hint ("reached", "took"): they count where nothing plainer is said. */
  readonly isHint: boolean
}

/** What words mean, the most specific words first: words that have been read are not read again. */
export interface Entry<Value> {
  readonly values: readonly Value[]
  /** With the flag g. */
  readonly words: RegExp
  readonly isHint?: boolean
}

/** All that a text mentions of one kind, in the order of the text. */
export function mentionsIn<Value>(text: string, lexicon: readonly Entry<Value>[]): Mention<Value>[] {
  const found: Mention<Value>[] = []
  for (const { values, words, isHint = false } of lexicon) {
    // `matchAll` would make the expression anew for each text.
    words.lastIndex = 0
    for (let match = words.exec(text); match; match = words.exec(text)) {
      const index = match.index
      const end = index + match[0].length
      // A match of nothing would be found for ever.
      words.lastIndex = Math.max(end, index + 1)
      if (end > index && !found.some((other) => index < other.end && other.index < end))
        found.push({ values, index, end, isHint })
    }
  }
  return found.toSorted((one, other) => one.index - other.index)
}

const SPACE = String.raw`[\s\u00ad‐‑–-]`

/** Turns alternatives into an expression of whole words; spaces and hyphens are the same. */
export function words(...alternatives: readonly string[]): RegExp {
  const pattern = alternatives
    .join('|')
    .replaceAll(/ (\??)/g, (_, optional) => `${SPACE}${optional ? '*' : '+'}`)
  // Without \p a text is read several times as fast.
  const [letter, flags] =
    pattern.includes(String.raw`\p`) || /[^\0-\x7f]/.test(alternatives.join(''))
      ? [String.raw`\p{L}\d`, 'giu']
      : [String.raw`a-z\d\u00c0-\u024f`, 'gi']
  return new RegExp(`(?<![${letter}])(?:${pattern})(?![${letter}])`, flags)
}
