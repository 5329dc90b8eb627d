import { COMMON_WORDS, FIELD_WORDS } from '../language/known-words.ts'
import type { LabelledSentence } from '../sentences/read-sentences.ts'

/** In so many labelled sentences, of which some hold what a recogniser made of a word. */
const FEWEST = 2

/** The words, in lower case, that people say to a coach, and common ones. */
export function saidWords(sentences: readonly LabelledSentence[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { say } of sentences)
    for (const word of say.toLowerCase().match(/[a-z]+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  const said = [...counts].filter(([, count]) => count >= FEWEST).map(([word]) => word)
  return new Set([...COMMON_WORDS, ...FIELD_WORDS, ...said])
}
