import { LRUCache } from 'lru-cache'
import { type Entities, findEntities } from './language/entities.ts'
import { normalise, withoutFillers } from './language/normalise.ts'
import { isPointing, opening } from './language/openings.ts'
import { withFieldPhrases } from './language/sounds-like.ts'
import type { Guess } from './learned/classifier.ts'
import { isKnown, learn } from './learned/learn.ts'
import { intentOf } from './registry.ts'

/** What a text says by itself, whatever was said before it. */
export interface Reading {
  readonly text: string
  /** Normalised. */
  readonly plain: string
  /** Without fillers and polite openings; empty where nothing else was said. */
  readonly bare: string
  readonly whole: Entities
  /** It opens as a follow-up does ("and …", "what about …"), or points at something. */
  readonly isLed: boolean
  readonly isPointing: boolean
  /** The text without that opening. */
  readonly rest: Entities
  /** The intents it may have, the likeliest first. */
  readonly guesses: readonly Guess[]
  /** Words that say nothing for the likeliest. */
  readonly unexplained: readonly string[]
  /** From 0 to 1: how sure the likeliest is, the less the more words say nothing for it. */
  readonly confidence: number
}

/** So much a word that says nothing for an intent, or that nobody says, takes from its log-odds; fitted on held-out examples. */
const DOUBT = 0.8
const UNKNOWN = 0.6

/** Each question is read again with every later one of its conversation, since requests bring the whole of it. */
const readings = new LRUCache<string, Reading>({ max: 1000 })

export function readText(text: string): Reading {
  const known = readings.get(text)
  if (known) return known
  const plain = normalise(text)
  const bare = withoutFillers(plain)
  const { evidence } = learn()
  const { whole, guesses } = likelier(bare)
  const { isLed, rest } = opening(whole.tagged)
  const [best] = guesses
  const unexplained = best ? evidence.unexplained(whole.tagged, best.label) : []
  const reading: Reading = {
    text,
    plain,
    bare,
    whole,
    isLed,
    isPointing: isPointing(whole.tagged),
    rest: { ...whole, tagged: rest },
    guesses,
    unexplained,
    confidence: bare === '' || !best ? 0 : doubted(best, unexplained),
  }
  readings.set(text, reading)
  return reading
}

/** So much likelier the words as they are must be than those of the field that they sound like. */
const AS_SAID = 1.1
/** Of less, a place that the words sound like is likelier lost than not meant. */
const CERTAIN = 0.9

/** The words as they are, or those of the field that they sound like, whichever can be read better. */
function likelier(bare: string): Pick<Reading, 'whole' | 'guesses'> {
  const asSaid = guessed(bare)
  const repaired = withFieldPhrases(bare, isKnown)
  if (repaired === bare) return asSaid
  const meant = guessed(repaired)
  const [said, other] = [asSaid.guesses[0]?.probability ?? 0, meant.guesses[0]?.probability ?? 0]
  const namesPlace = meant.whole.places.length > asSaid.whole.places.length && said < CERTAIN
  return said > other * AS_SAID && !namesPlace ? asSaid : meant
}

function guessed(bare: string): Pick<Reading, 'whole' | 'guesses'> {
  const whole = findEntities(bare)
  return { whole, guesses: learn().ownIntents(whole.tagged) }
}

/** Forgets what it read, when something else has been learned. */
export const forgetReadings = (): void => readings.clear()

function doubted({ label, probability }: Guess, unexplained: readonly string[]): number {
  // What is none of the coach's business is asked in any words.
  if (intentOf(label).asks === undefined) return probability
  const doubt = unexplained.reduce((sum, word) => sum + (isKnown(word) ? DOUBT : UNKNOWN), 0)
  return probability / (probability + (1 - probability) * Math.exp(doubt))
}
