import { readSentences } from './sentences/read-sentences.ts'

/** What people say to the coach, by its examples: the recogniser's ear for this field. */
export const sentencesSaid = (): string[] => [
  ...new Set(readSentences().flatMap(({ say, after = [] }) => [...after, say])),
]
