import { readExamples } from './examples.ts'

/** What people say to the coach, by its examples: the recogniser's ear for this field. */
export const sentencesSaid = (): string[] => [
  ...new Set(readExamples().flatMap(({ say, after = [] }) => [...after, say])),
]
