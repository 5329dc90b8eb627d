import { LRUCache } from 'lru-cache'
import { PLACED } from './intents/focus.ts'
import { intentOf } from './intents/intent-rules.ts'
import { LEAD } from './intents/piece.ts'
import { weigh } from './intents/weigh.ts'
import { type Entities, findEntities } from './language/entities.ts'
import { normalise, withoutFillers, withoutHesitation } from './language/normalise.ts'
import { withNearestPhrase } from './language/sounds-like.ts'
import type { Guess } from './learned/classifier.ts'
import { isSaid, learnedIntentOf } from './learned/learned-intent.ts'
import type { Intent } from './understanding.ts'

/** What a text says by itself, whatever was said before it. */
export interface Reading {
  /** Normalised. */
  readonly plain: string
  /** Without fillers and polite openings; empty where nothing else was said. */
  readonly bare: string
  readonly whole: Entities
  /** It opens as a follow-up does: "and …", "what about …". */
  readonly led: boolean
  /** The text without that opening. */
  readonly rest: Entities
  readonly learned: Guess<Intent>
  readonly intent: Intent | null
}

/** Each question is read again with every later one of its conversation, since requests bring the whole of it. */
const readings = new LRUCache<string, Reading>({ max: 1000 })

export function readText(text: string): Reading {
  const known = readings.get(text)
  if (known) return known
  const reading = readAnew(text)
  readings.set(text, reading)
  return reading
}

/** Whether what was asked may be asked of a place, which a recogniser may have lost. */
const mayNamePlace = (intent: Intent | null): boolean =>
  intent === null || intent === 'explain' || intent === 'show' || PLACED.has(intent)

function readAnew(text: string): Reading {
  const plain = normalise(text)
  const reading = readPlain(plain)
  const { places, term } = reading.whole
  if (!mayNamePlace(reading.intent) || places.length > 0 || (reading.intent === 'explain' && term))
    return reading
  const likely = withNearestPhrase(plain, isSaid)
  const again = likely ? readPlain(likely) : reading
  return again.intent === null ? reading : again
}

function readPlain(plain: string): Reading {
  const bare = withoutFillers(plain)
  const whole = findEntities(bare, withoutHesitation(plain))
  const opening = LEAD.exec(whole.tagged)?.[0] ?? ''
  const led = opening !== '' && opening.trim() !== whole.tagged
  const rest = led ? { ...whole, tagged: whole.tagged.slice(opening.length) } : whole
  const learned = learnedIntentOf(whole.tagged)
  const ruled = intentOf(whole) ?? (led ? intentOf(rest) : null)
  const intent = led ? ruled : weigh(ruled, learned, whole.tagged)
  return { plain, bare, whole, led, rest, learned, intent }
}
