import lists from '../language/word-lists.json' with { type: 'json' }
import type { Labelled } from './classifier.ts'
import { wordsOf } from './features.ts'

/** What the words of a question say for an intent. */
export interface Evidence {
  readonly said: ReadonlySet<string>
  /** Of words that tell something: the intents that they belong to. */
  readonly telling: ReadonlyMap<string, ReadonlySet<string>>
  /** What stands where a place does. */
  readonly behind: ReadonlySet<string>
}

/** Words that nobody says who asks for this, or nobody says at all. */
export const unexplained = ({ said, telling }: Evidence, text: string, label: string): string[] =>
  wordsOf(text).filter((word) => {
    if (READ.test(word)) return false
    return said.has(word) ? telling.get(word)?.has(label) === false : word.length > 2
  })

/** Whether something stands where a place, a workout or the like does, and is none: "the peak on my right deal". */
export const losesPlace = ({ behind }: Evidence, text: string): boolean =>
  headsIn(text).some((word) => !behind.has(word))

/** What stands behind such words is what a question is about. */
const BEHIND = /\b(?:on|under|beneath|through|of|in) (?:(?:my|the)(?: FOOT)?|FOOT) ((?:[a-z]+ ?){1,3})/g
const NO_NOUN: ReadonlySet<string> = new Set(lists.behindNouns)

/** The nouns that questions are about: of "on the outer deal at first" it is "deal". */
function headsIn(text: string): string[] {
  return [...text.matchAll(BEHIND)].flatMap(([, words = '']) => {
    const all = words.trim().split(' ')
    const end = all.findIndex((word) => NO_NOUN.has(word))
    return (end < 0 ? all : all.slice(0, end)).slice(-1)
  })
}

/** A word says something where one intent has it so many times as often as the others. */
const TELLING = 4
/** With so few examples nothing is known of a word. */
const FEWEST = 3
/** As often as this, of the average over all intents, a word belongs to an intent. */
const BELONGS = 0.12
/** Placeholders of what was understood, and numbers. */
const READ = /[A-Z0-9]/

export function gatherEvidence(examples: readonly Labelled[]): Evidence {
  const sizes = new Map<string, number>()
  const counts = new Map<string, Map<string, number>>()
  for (const { text, label } of examples) {
    sizes.set(label, (sizes.get(label) ?? 0) + 1)
    for (const word of new Set(wordsOf(text))) {
      const byLabel = counts.get(word) ?? new Map<string, number>()
      byLabel.set(label, (byLabel.get(label) ?? 0) + 1)
      counts.set(word, byLabel)
    }
  }
  const telling = new Map<string, ReadonlySet<string>>()
  const said = new Set<string>()
  for (const [word, byLabel] of counts) {
    const total = [...byLabel.values()].reduce((sum, count) => sum + count, 0)
    if (total < FEWEST) continue
    said.add(word)
    // How much more often it stands in questions for an intent than in all.
    const lifts = [...byLabel].map(
      ([label, count]) => [label, (count * examples.length) / ((sizes.get(label) ?? 1) * total)] as const,
    )
    if (lifts.some(([, lift]) => lift > TELLING))
      telling.set(word, new Set(lifts.filter(([, lift]) => lift >= BELONGS).map(([label]) => label)))
  }
  return { said, telling, behind: oftenBehind(examples) }
}

/** Twice at least: once may be what a recogniser made of it. */
function oftenBehind(examples: readonly Labelled[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { text } of examples)
    for (const word of headsIn(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count > 1).map(([word]) => word))
}
