import './intents.ts'
import { isKnown } from './learned/learn.ts'
import { readText } from './reading.ts'

/** How well a text can be read, by itself: for a choice between several texts that may have been said. */
export interface Readability {
  /** The likeliest intent. */
  readonly intent: string
  /** From 0 to 1; how sure the intent is, the less the more words mean nothing. */
  readonly confidence: number
  /** Words that nobody says to a coach. */
  readonly unmatched: readonly string[]
}

/** What `text` is likeliest to ask for, whatever was said before it. */
export function readability(text: string): Readability {
  const { guesses, confidence, whole } = readText(text)
  const unmatched = whole.tagged
    .split(' ')
    .filter((word) => word !== '' && !/[A-Z0-9]/.test(word) && !isKnown(word))
  return { intent: guesses[0]?.label ?? 'unclear', confidence, unmatched }
}
