import { COMMON_WORDS, FIELD_WORDS } from '../language/known-words.ts'
import { readSentences } from '../sentences/read-sentences.ts'

/** In so many labelled sentences, of which some hold what a recogniser made of a word. */
const FEWEST = 2

let said: Set<string> | undefined

/** Whether a word, in lower case, is one that people say to a coach, or a common one. */
export function isSaid(word: string): boolean {
  said ??= new Set([...COMMON_WORDS, ...FIELD_WORDS, ...wordsSaid()])
  return word.length < 3 || said.has(word)
}

function wordsSaid(): string[] {
  const counts = new Map<string, number>()
  for (const { say } of readSentences())
    for (const word of say.toLowerCase().match(/[a-z]+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= FEWEST).map(([word]) => word)
}
