import { LRUCache } from 'lru-cache'
import { HARDLY_HEARD_MARK, isHardlyHeard } from '../hardly-heard.ts'
import { clausesOf, withoutUnwanted } from './language/clauses.ts'
import { type Entities, findEntities } from './language/entities.ts'
import { normalise, withoutFillers } from './language/normalise.ts'
import { isPointing, opening } from './language/openings.ts'
import { withFieldPhrases } from './language/sounds-like.ts'
import { metricOf } from './language/statistics.ts'
import type { Guess } from './learned/classifier.ts'
import { losesPlace, unexplained as unexplainedIn } from './learned/evidence.ts'
import { isKnown, learn } from './learned/learn.ts'
import { intentOf } from './registry.ts'

/** What a text says by itself, whatever was said before it. */
export interface Reading {
  readonly text: string
  /** Normalised. */
  readonly plain: string
  /** Without fillers and polite openings; empty where nothing else was said. */
  readonly bare: string
  /** Of all that was said; what protects people is read from it. */
  readonly said: Entities
  /** Of the part that asks. */
  readonly whole: Entities
  /** It opens as a follow-up does ("and …", "what about …"), or points at something. */
  readonly isLed: boolean
  readonly isPointing: boolean
  /** It says only what is not wanted: "don't end the call". */
  readonly isUnwanted: boolean
  /** The text without that opening. */
  readonly rest: Entities
  /** The intents it may have, the likeliest first. */
  readonly guesses: readonly Guess[]
  /** Words that say nothing for the likeliest. */
  readonly unexplained: readonly string[]
  /** Something stands where the place or the figure should that it is about, and is none. */
  readonly isLost: boolean
  /** From 0 to 1: how sure the likeliest is, the less the more words say nothing for it. */
  readonly confidence: number
}

/** So much a word that says nothing for an intent, or that nobody says, takes from its log-odds; fitted on held-out examples. */
const DOUBT = 0.8
const UNKNOWN = 0.6
/** What stands where a place or a figure should and is none takes more. */
const LOST = 8
/** So does a text that the recogniser hardly heard, and in it each word that nobody says. */
const HARDLY_HEARD = 2.5

/** Each question is read again with every later one of its conversation, since requests bring the whole of it. */
const readings = new LRUCache<string, Reading>({ max: 1000 })

/** As sure as this, the text is one question and no clause of it is tried. */
const CLEAR = 0.8
/** So much surer than the text a clause must be, on the scale of log-odds, as something is left out. */
const MARGIN = 0.5

export function readText(text: string): Reading {
  const known = readings.get(text)
  if (known) return known
  const reading = ofWanted(readWords(text))
  readings.set(text, reading)
  return reading
}

/** Without what somebody says they do not want: "I don't care about the average, what was the peak?" */
function ofWanted(whole: Reading): Reading {
  const wanted = withoutUnwanted(whole.text)
  if (wanted === whole.text) return ofClauses(whole)
  if (wanted === '') return { ...whole, isUnwanted: true }
  const { text, plain, bare, said } = whole
  return { ...ofClauses(readWords(wanted)), text, plain, bare, said }
}

/** The text as a whole, or the one of its clauses that asks for something where the others only tell. */
function ofClauses(whole: Reading): Reading {
  if (whole.confidence >= CLEAR && asksForData(whole)) return whole
  const mark = isHardlyHeard(whole.text) ? HARDLY_HEARD_MARK : ''
  const [clause] = clausesOf(whole.text)
    .map((part) => readWords(`${part}${mark}`))
    .filter((reading) => asksForData(reading) && keepsAll(reading.whole, whole.said))
    .toSorted((one, other) => other.confidence - one.confidence)
  const least = asksForData(whole) ? logOdds(whole.confidence) + MARGIN : logOdds(0.5)
  if (!clause || logOdds(clause.confidence) < least) return whole
  const pointsBack = clause.isPointing && clause.whole.places.length === 0
  const { text, plain, bare, said } = whole
  const asked = pointsBack ? { ...clause.whole, places: said.places, foot: said.foot } : clause.whole
  return { ...clause, text, plain, bare, said, whole: asked }
}

/** Whether a clause names the workout, the part of it and the threshold that all of the text does. */
const keepsAll = (clause: Entities, said: Entities): boolean =>
  said.workoutNames.length === clause.workoutNames.length &&
  (said.limit === null) === (clause.limit === null) &&
  said.excludes === clause.excludes &&
  (said.period === null || said.period === clause.period) &&
  (said.segment === null || clause.segment !== null)

const logOdds = (share: number): number => Math.log((share + 1e-9) / (1 - share + 1e-9))

/** Whether its likeliest intent is one that the coach would ask back about, and no aside. */
const asksForData = ({ guesses: [best] }: Reading): boolean =>
  best !== undefined && intentOf(best.label).asks !== undefined

function readWords(text: string): Reading {
  const plain = normalise(text)
  const bare = withoutFillers(plain)
  const { evidence } = learn()
  const { whole, guesses } = likelier(bare)
  const { isLed, rest } = opening(whole.tagged)
  const [best] = guesses
  const unexplained = best ? unexplainedIn(evidence, whole.tagged, best.label) : []
  const isLost = best !== undefined && losesSubject(best.label, unexplained, whole)
  return {
    text,
    plain,
    bare,
    said: whole,
    whole,
    isLed,
    isPointing: isPointing(whole.tagged),
    isUnwanted: false,
    rest: { ...whole, tagged: rest },
    guesses,
    unexplained,
    isLost,
    confidence: bare === '' || !best ? 0 : doubted(best, unexplained, isLost, isHardlyHeard(text)),
  }
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

/** "The peak on my right scale", "am I getting more hard kits?" */
function losesSubject(label: string, unexplained: readonly string[], { places, tagged }: Entities): boolean {
  if (places.length > 0) return false
  const { asks, topic } = intentOf(label)
  const isOfPlace = topic === 'place' || topic === 'events'
  if (isOfPlace && losesPlace(learn().evidence, tagged)) return true
  return unexplained.length > 0 && metricOf(tagged) === undefined && asks?.includes('{what}') === true
}

function doubted(
  { label, probability }: Guess,
  unexplained: readonly string[],
  isLost: boolean,
  hardlyHeard: boolean,
): number {
  const words = intentOf(label).isInAnyWords ? [] : unexplained
  const doubt =
    words.reduce((sum, word) => sum + (isKnown(word) ? DOUBT : hardlyHeard ? HARDLY_HEARD : UNKNOWN), 0) +
    (isLost ? LOST : 0) +
    (hardlyHeard ? HARDLY_HEARD : 0)
  return probability / (probability + (1 - probability) * Math.exp(doubt))
}
