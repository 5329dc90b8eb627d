import { readExamples } from './examples.ts'

/** What people say to the coach, by its examples: the recogniser's ear for this field, which must not learn its own mishearings. */
export const sentencesSaid = (): string[] => {
  const said = readExamples().filter(({ heard }) => !heard)
  return [...new Set(said.flatMap(({ say, after = [] }) => [...after, say]))]
}
