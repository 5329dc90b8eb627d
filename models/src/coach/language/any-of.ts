/** Any of some words or phrases, each a regular expression by itself, as the lists beside the sources hold them. */
export const anyOf = (words: readonly string[]): RegExp => new RegExp(`\\b(?:${words.join('|')})\\b`)
