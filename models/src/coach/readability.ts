import { isSaid } from './learned/learned-intent.ts'
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
  const { bare, learned } = readText(text)
  const unmatched = bare.split(' ').filter((word) => word !== '' && !/\d/.test(word) && !isSaid(word))
  return {
    intent: learned.label,
    confidence: bare === '' ? 0 : learned.probability * 0.7 ** unmatched.length,
    unmatched,
  }
}
