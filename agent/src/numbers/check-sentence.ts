import type { NumberSource } from '@kinetra/protocol/call-events'
import { type Claim, claimsOf } from './claims.ts'
import { clausesOf } from './clauses.ts'
import { isAnotherForm, isDay } from './direct.ts'
import { enumerated } from './enumerations.ts'
import { factsMeant } from './facts-meant.ts'
import { isFree, isListMarker, isScale } from './free-numbers.ts'
import { groupCounts } from './group-counts.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import { closest } from './open-reading.ts'
import { holds, plainWords } from './phrases.ts'
import { progressions } from './progressions.ts'
import { findQuantities } from './quantities.ts'
import type { Quantity } from './quantity.ts'
import { isQuoted } from './quoted.ts'
import { readAgain } from './second-reading.ts'
import { findNumbers } from './spoken-numbers.ts'
import { type Meant, statisticsMeant, wordsFor } from './statistics-meant.ts'
import { topicOf } from './topic.ts'

/** What is wrong with a number that was withheld. */
export interface UnsupportedNumber {
  readonly text: string
  /** In seconds for times. */
  readonly value: number
  /** What the sentence said it is, such as "peak pressure, Med Heel, left foot". */
  readonly claimed: string
  /** What is known of just that, such as "77.7"; empty where nothing is. */
  readonly known: readonly string[]
}

export interface CheckedSentence {
  /** The numbers that nothing in this call supports; empty where the sentence may be spoken. */
  readonly unsupported: readonly string[]
  readonly problems: readonly UnsupportedNumber[]
  readonly sources: readonly NumberSource[]
}

/** What the sentence is said in. */
export interface Conversation {
  /** The sentences of this answer before it, the latest first. */
  readonly said: readonly string[]
  /** The user's last words: their numbers may be repeated. */
  readonly question: string
  /** What both said before the question, the latest first. */
  readonly earlier: readonly string[]
  /** Numbers that were withheld in this answer: no words but a fact of just that make one of them true. */
  readonly withheld?: readonly number[]
}
const NOTHING_BEFORE: Conversation = { said: [], question: '', earlier: [] }
const MOST_BEFORE = 4
const MOST_EARLIER = 2

/**
 * Checks every number of a sentence against the call's tool results. A number counts only for its statistic, place, foot,
 * workout, part and unit: what the sentence leaves open is what was spoken of before, or what alone was looked up
 * (docs/decisions/0032).
 */
export function checkSentence(
  spelled: string,
  ledger: Ledger,
  { said, question, earlier, withheld = [] }: Conversation = NOTHING_BEFORE,
): CheckedSentence {
  const sentence = spelled.normalize('NFKC').replace(/⁄/g, '/')
  const topic = topicOf(sentence, ledger)
  const names = [...topic.place, ...topic.workout.filter(({ isHint }) => !isHint)]
  const quantities = findQuantities(sentence, names)
  if (quantities.length === 0) return { unsupported: [], problems: [], sources: [] }
  const context = [...said.slice(0, MOST_BEFORE), question, ...earlier.slice(0, MOST_EARLIER)].map((text) =>
    topicOf(text, ledger),
  )
  const clauses = clausesOf(sentence, quantities, topic.place)
  const counted = groupCounts(
    sentence,
    quantities,
    clauses,
    topic,
    [question, ...said.slice(0, MOST_BEFORE), ...earlier.slice(0, MOST_EARLIER)],
    ledger,
  )
  const listed = enumerated(sentence, quantities, topic, ledger)
  const claims = claimsOf(sentence, quantities, clauses, topic, context)
  const inTurn = progressions(sentence, claims, ledger)
  const heardIn = (texts: readonly string[]) =>
    texts.flatMap((text) => findQuantities(text.normalize('NFKC'), []))
  const heard = heardIn([question])
  const checked = claims.map((claim): Checked => {
    const { quantity } = claim
    const statistics = statisticsMeant(claim, sentence)
    if (isScale(sentence, quantity) || isListMarker(sentence, quantity))
      return { claim, statistics, facts: [], isTrue: true }
    const verdict = counted.get(quantity) ?? listed.get(quantity)
    if (verdict === false) return { claim, statistics, facts: [], isTrue: false, isJudged: true }
    const wasWithheld = withheld.includes(quantity.value)
    // Words that widen what may be meant ("instead of", "highest") widen nothing for a number that was withheld.
    const facts = factsMeant(statistics, claim, ledger, wasWithheld ? '' : sentence)
    const fact = inTurn.get(quantity) ?? closest(facts, quantity, 'named')
    // A count may be one that a result holds, "one hit in the first two minutes", and then leads there.
    if (verdict) return { claim, statistics, facts, fact: quantity.counts ? fact : undefined, isTrue: true }
    const isTrue =
      fact !== undefined ||
      (!wasWithheld &&
        (isAnotherForm(statistics, facts, claim, ledger, sentence, claims) ||
          isFree(sentence, claim.widened, quantity) ||
          isQuoted(
            sentence,
            claim,
            isLimit(quantity) ? [...heard, ...heardIn(earlier.slice(0, MOST_EARLIER))] : heard,
            ledger,
            facts.length > 0 && statistics.isNamed,
          ) ||
          isSaidInText(sentence, quantity, ledger)))
    return { claim, statistics, facts, fact, isTrue }
  })
  const before = [
    ...[...said.slice(0, MOST_BEFORE), ...earlier.slice(0, 1)].flatMap((text) => findQuantities(text, [])),
    ...heard,
  ].map((quantity) => ({ quantity }))
  // What one reading leaves open is read again, beside the numbers that are true.
  for (let isNew = true; isNew; ) {
    isNew = false
    for (const one of checked) {
      if (
        one.isTrue ||
        one.isJudged ||
        one.claim.quantity.unit === 'unmeasured' ||
        isDay(sentence, one.claim.quantity) ||
        withheld.includes(one.claim.quantity.value)
      )
        continue
      const here = checked
        .filter(({ isTrue, claim }) => isTrue && !claim.quantity.isChange)
        .map(({ claim, fact }) => ({ quantity: claim.quantity, fact }))
      const again = readAgain(one.claim, sentence, quantities, { here, before, question }, ledger, {
        isTied: (one.claim.isTied || one.claim.quantity.counts !== null) && one.facts.length > 0,
        isNamed: one.statistics.isNamed && one.facts.length > 0,
      })
      if (!again) continue
      Object.assign(one, again)
      isNew = true
    }
  }
  const problems = checked.filter(({ isTrue }) => !isTrue).map(problemOf)
  const sources = checked.flatMap(({ fact, claim }) =>
    fact ? sourceOf(fact, claim.quantity) : sourceInText(sentence, claim.quantity, ledger),
  )
  return { unsupported: problems.map(({ text }) => text), problems, sources }
}

/** "And on the toes?" goes on with the limit of the question before it: "none above 90". */
const isLimit = ({ bound: { side, isNear } }: Quantity): boolean =>
  !isNear && (side === 'above' || side === 'below')

interface Checked {
  readonly claim: Claim
  readonly statistics: Meant
  readonly facts: readonly LedgerFact[]
  fact?: LedgerFact | undefined
  isTrue: boolean
  /** Whether it tells how many of a group meet a condition. */
  readonly isJudged?: boolean
}

function problemOf({ claim, statistics, facts }: Checked): UnsupportedNumber {
  const { text, value } = claim.quantity
  return {
    text,
    value,
    claimed: wordsFor(statistics, claim),
    known: [...new Set(facts.slice(0, 4).map((fact) => String(fact.value)))],
  }
}

function sourceOf({ workoutId, region, key, timeMs }: LedgerFact, { text, value }: Quantity): NumberSource {
  return { text, value, workoutId, region, statistic: key, timeMs }
}

/** "Five bones": words of an explanation. */
const isSaidInText = (sentence: string, quantity: Quantity, ledger: Ledger): boolean =>
  phrasesSaid(sentence, quantity, ledger).length > 0

function phrasesSaid(sentence: string, { text, value }: Quantity, { phrases }: Ledger) {
  const [first, ...more] = findNumbers(text)
  // As it is written: 62 ms stand there as 62.
  const written = first && more.length === 0 ? first.value : value
  const able = phrases.filter((phrase) => phrase.value === written)
  if (able.length === 0) return []
  const words = plainWords(sentence)
  return able.filter(({ phrase }) => holds(words, phrase))
}

/** A number of a text about a workout leads to that workout. */
function sourceInText(sentence: string, quantity: Quantity, ledger: Ledger): NumberSource[] {
  const said = phrasesSaid(sentence, quantity, ledger).findLast(({ workoutId }) => workoutId !== null)
  if (!said) return []
  const { text, value } = quantity
  return [{ text, value, workoutId: said.workoutId, region: null, statistic: said.key, timeMs: null }]
}
