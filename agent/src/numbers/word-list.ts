/**
 * Words and phrases, one behind the other with commas between, as the source of an expression that knows them all; of
 * "differ*" any ending counts.
 */
export const anyOf = (list: string): string =>
  `(?:${list
    .split(',')
    .map((phrase) => phrase.trim().replaceAll('*', String.raw`\w*`).replaceAll(/['’]/g, "['’]"))
    .join('|')})`

/** Whole words and phrases of a list, wherever they stand in a text. */
export const wordsOf = (list: string): RegExp => new RegExp(String.raw`\b${anyOf(list)}\b`, 'i')
