import { fits } from './bounds.ts'
import { isChange } from './change.ts'
import type { Claim } from './claims.ts'
import { COMPARISON, narrowed } from './facts-meant.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import type { Quantity } from './quantity.ts'
import { isShareOfCount, isShareOfPlace, isWayThrough, said, THROUGH } from './shares.ts'
import { COUNTS, unitOf } from './statistics.ts'
import type { Meant } from './statistics-meant.ts'
import { isSum } from './sums.ts'

export const REST =
  /\b(?:rest|remaining|remainder|elsewhere|other|everything else|everywhere else|leaves|left over)\b/i

const DIFFERENCE =
  /\b(?:differ\w*|gap|gain\w*|los[st]|add(?:ed|s)|come|gone|went|climb\w*|drop\w*|fell|rose|up|down|increase\w*|decrease\w*|below|above|under|over|apart|between|more|less|fewer|higher|lower|longer|shorter|faster|slower|harder|softer|ahead|behind|off|change\w*|improve\w*)\b/i

/** Whether a number follows from facts of one statistic: a change, a ratio, a share, a rest, a sum, a count. */
export function followsFromFacts(
  meant: Meant,
  facts: readonly LedgerFact[],
  claim: Claim,
  ledger: Ledger,
  sentence: string,
  claims: readonly Claim[],
  heard: readonly Quantity[],
): boolean {
  const { quantity } = claim
  if (isDay(sentence, quantity)) return false
  if (quantity.kind === 'order') return isCountedUpTo(claim, ledger)
  if (meant.statistics[0] === 'some_workouts')
    return ledger.facts.some(({ statistic, value }) => statistic === 'workouts' && value >= quantity.value)
  if (
    quantity.kind === 'multiple' &&
    facts.some(({ statistic, value }) => unitOf(statistic) === 'ratio' && value === quantity.value)
  )
    return true
  if (quantity.kind === 'amount' && !quantity.isChange && isWithinRange(facts, claim, claims, sentence))
    return true
  if (quantity.isTotal && isSumOfHalves(meant, quantity, ledger)) return true
  if (quantity.kind === 'part' && facts.some(({ value }) => fits(value / 100, quantity))) return true
  if (quantity.isChange && isOffWhatWasSaid(facts, quantity, heard)) return true
  if (quantity.unit === 'seconds' && isBeforeTheEnd(quantity, ledger, sentence)) return true
  if (quantity.kind === 'part' && isPartOfTime(quantity, facts)) return true
  if (THROUGH.test(sentence.slice(quantity.end)) && isWayThrough(quantity, ledger)) return true
  if (isShareOfPlace(claim, ledger)) return true
  if (isShareOfCount(meant, claim, ledger, sentence)) return true
  if (quantity.kind === 'multiple' && isCount(meant, claim, ledger, sentence)) return true
  if (quantity.unit === 'times' && isCount(meant, claim, ledger, sentence)) return true
  const isShare = quantity.unit === 'percent' || quantity.kind === 'part'
  if (
    isShare &&
    REST.test(sentence) &&
    facts.some(({ value }) => fits(said(quantity, 100 - value), quantity))
  )
    return true
  if (!quantity.isChange && quantity.kind !== 'multiple' && isSum(facts, quantity, claim, ledger, sentence))
    return true
  const isRatio =
    quantity.kind === 'multiple' ||
    (quantity.kind === 'part' && meant.named.some((one) => COUNTS.includes(one)))
  const isLevel = quantity.kind === 'amount' && quantity.unit !== 'percent' && quantity.unit !== 'times'
  const isTold =
    quantity.isChange || (isLevel ? DIFFERENCE.test(claim.clause) : isRatio || COMPARISON.test(sentence))
  if (!isTold) return false
  return isChange(meant, claim, ledger, sentence)
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\w*\\.?'
/** "The 12th of March" is a day that has to be known. */
export const isDay = (sentence: string, { index, end }: Quantity) =>
  new RegExp(`^(?:st|nd|rd|th)? (?:of )?${MONTH}(?!\\w)`, 'i').test(sentence.slice(end)) ||
  new RegExp(`\\b${MONTH} (?:the )?$`, 'i').test(sentence.slice(0, index))

function isCountedUpTo({ quantity, named }: Claim, { facts }: Ledger): boolean {
  const mentioned = named('statistic')?.values ?? []
  const isEvent = mentioned.includes('event_at')
  const about =
    quantity.counts ?? (isEvent ? COUNTS : mentioned.filter((statistic) => unitOf(statistic) === 'count'))
  const counted = facts.filter(({ statistic }) =>
    about.length > 0
      ? about.includes(statistic) || (COUNTS.includes(statistic) && about.some((one) => COUNTS.includes(one)))
      : unitOf(statistic) === 'count',
  )
  if (counted.length === 0) return quantity.value <= 12
  return counted.some(({ value }) => value >= quantity.value)
}

/** "Between 170 and 175" of 173.1: two numbers, with the measured one close between them. */
function isWithinRange(
  facts: readonly LedgerFact[],
  { quantity }: Claim,
  claims: readonly Claim[],
  sentence: string,
): boolean {
  const at = claims.findIndex((claim) => claim.quantity === quantity)
  return [at - 1, at].some((first) => {
    const [low, high] = [claims[first]?.quantity, claims[first + 1]?.quantity]
    if (!low || !high || low.value >= high.value || high.value - low.value > high.value * 0.12 + high.step)
      return false
    const joint = sentence.slice(low.end, high.index)
    const isRange = /\bbetween\b/i.test(sentence.slice(0, low.index))
      ? /^ and $/i.test(joint)
      : /^ ?(?:to|or|[-–—]) ?$/i.test(joint)
    return isRange && facts.some(({ value }) => value >= low.value && value <= high.value)
  })
}

/** "Ten of your thirteen hits" of two halves with 3 and 10. */
function isSumOfHalves({ statistics }: Meant, { value }: Quantity, { facts }: Ledger): boolean {
  const counts = facts.filter(
    ({ statistic, part }) => statistics.includes(statistic) && part !== null && part !== 'segment',
  )
  const sums = Map.groupBy(counts, ({ statistic, result }) => `${statistic} ${result}`).values()
  return [...sums].some((halves) => halves.reduce((sum, half) => sum + half.value, 0) === value)
}

/** "Ten seconds before the end". */
function isBeforeTheEnd(quantity: Quantity, { facts }: Ledger, sentence: string): boolean {
  if (!/^\s*(?:\w+ )?(?:before|from|to go|left)\b/i.test(sentence.slice(quantity.end))) return false
  const ends = facts.filter(({ statistic }) => statistic === 'duration')
  return facts.some(
    ({ statistic, value, workoutId }) =>
      (statistic === 'event_at' || statistic === 'peak_at') &&
      ends.some((end) => end.workoutId === workoutId && fits(end.value - value, quantity)),
  )
}

/** "About seven short of your goal of 180". */
const isOffWhatWasSaid = (facts: readonly LedgerFact[], quantity: Quantity, heard: readonly Quantity[]) =>
  facts.some((fact) => heard.some((goal) => goal.value > 0 && fits(fact.value - goal.value, quantity)))

/** "Half a minute in". */
const isPartOfTime = (quantity: Quantity, facts: readonly LedgerFact[]) =>
  facts.some(({ statistic, value }) => unitOf(statistic) === 'seconds' && fits(value / 60, quantity))

/** "It happened twice", "13 times". */
function isCount({ named }: Meant, claim: Claim, ledger: Ledger, sentence: string): boolean {
  const { quantity } = claim
  if (quantity.kind === 'multiple' && !/^(?:twice|thrice)$/i.test(quantity.text)) return false
  const wanted = named.filter((statistic) => COUNTS.includes(statistic))
  const about = wanted.length > 0 ? wanted : COUNTS
  const counts = ledger.facts.filter(({ statistic, change }) => change === null && about.includes(statistic))
  return narrowed(counts, claim, ledger, sentence).some(({ value }) => value === quantity.value)
}
