import { anyOf } from './any-of.ts'
import lists from './word-lists.json' with { type: 'json' }

/** What somebody expects of a workout beside another. */
export type Comparative = keyof typeof lists.comparatives

const WORDS = Object.entries(lists.comparatives).map(
  ([comparative, words]) => [comparative as Comparative, anyOf(words)] as const,
)

/** Asks for more than a yes or a no. */
const ASKS_WHAT = /^(?:what|how|which|when|where|who|why)\b/
const BESIDE = /\b(?:than|then|since|compared?|versus|against)\b/
/** "Was last time better than today?": the other one is asked about. */
const OTHER = /\b(?:last|previous|before|earlier|PERIOD|WORKOUT)\b/
const THIS = /\b(?:this|today|now)\b/

/** What is expected of the workout on the screen, of which a yes or a no says whether it is so; nothing where it is the other's. */
export function comparativeOf(text: string): Comparative | undefined {
  const found = WORDS.filter(([, words]) => words.test(text))
  const [subject = '', other = ''] = text.split(BESIDE)
  const isReversed = OTHER.test(subject) || THIS.test(other)
  return found.length === 1 && !ASKS_WHAT.test(text) && !isReversed ? found[0]?.[0] : undefined
}
