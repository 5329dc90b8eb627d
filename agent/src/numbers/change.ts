import { fits } from './bounds.ts'
import type { Claim } from './claims.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import type { Quantity } from './quantity.ts'
import { PHASES, type Statistic, unitOf } from './statistics.ts'
import type { Meant } from './statistics-meant.ts'

/** Only the newest are set against each other: it bounds the work, and people compare what they just heard. */
const MOST_COMPARED = 300
const RATIO_SHARE = 0.1
/** "Twice as many low-force events as high-force ones". */
const SIDES =
  /\b(?:high|hard)\w*\b.*\b(?:low|light|soft)\w*\b|\b(?:low|light|soft)\w*\b.*\b(?:high|hard)\w*\b/i

/** Whether a number is a change, a difference or a ratio of two facts of one statistic that the sentence sets side by side. */
export function isChange(meant: Meant, claim: Claim, ledger: Ledger, sentence: string): boolean {
  const { quantity } = claim
  const about = aboutOf(meant, claim)
  const facts = ledger.facts.filter(({ statistic }) => about === null || about.includes(statistic))
  const told = facts.filter(
    ({ change, statistic, value }) =>
      change !== null &&
      (change === 'relative'
        ? quantity.unit === 'percent' || quantity.kind === 'part'
        : isOwnScale(quantity, statistic)) &&
      fits(quantity.kind === 'part' ? value / 100 : value, quantity),
  )
  if (told.some((fact) => isOfPlace(fact, claim))) return true
  const pairing: Pairing = {
    claim,
    places: claim.all('place'),
    feet: claim.all('foot').length,
    focus: about === null ? ledger.focus : null,
    areSides: SIDES.test(sentence) && (quantity.kind === 'multiple' || quantity.unit === 'times'),
  }
  const levels = facts.filter(({ change }) => change === null).slice(-MOST_COMPARED)
  return levels.some((one) =>
    levels.some((other) => other !== one && changeFits(one, other, quantity) && isPair(one, other, pairing)),
  )
}

interface Pairing {
  readonly claim: Claim
  readonly places: readonly string[]
  readonly feet: number
  /** Where no statistic is named only workouts that were looked up are compared. */
  readonly focus: readonly string[] | null
  readonly areSides: boolean
}

/** Moments and lengths of events are no levels that change, unless a time is told. */
const TIMES: ReadonlySet<Statistic> = new Set<Statistic>(['peak_at', 'event_at', 'event_time', 'part_time'])

/** The statistics whose change it may be; null where nothing says which. */
function aboutOf({ statistics, named }: Meant, claim: Claim): readonly Statistic[] | null {
  if (claim.quantity.counts) return statistics
  const { unit, isChange: isTold } = claim.quantity
  const before = isTold && !claim.hasOwnStatistic ? (claim.countsBefore ?? []) : []
  const able = (all: readonly Statistic[]) =>
    claim.quantity.unit === 'seconds' ? all : all.filter((statistic) => !TIMES.has(statistic))
  const near: readonly Statistic[] = named.includes('threshold') ? ['event_pressure'] : []
  if (claim.quantity.kind === 'multiple' && named.length > 0) return [...named, ...claim.all('statistic')]
  if (named.length > 0) return able([...near, ...new Set([...named, ...statistics, ...before])])
  const earlier = able(claim.all('statistic'))
  if (earlier.length > 0) return [...earlier, ...before]
  // A percentage may be a change of anything.
  return statistics.length > 0 && unit !== 'percent' ? statistics : null
}

export function isOwnScale({ unit, counts, kind }: Quantity, statistic: Statistic): boolean {
  if (kind === 'part' || kind === 'multiple' || unit === 'times') return false
  const own = unitOf(statistic)
  if (counts) return own === 'count' || own === 'per minute'
  if (unit === 'percent') return own === 'percent'
  if (unit === 'seconds') return own === 'seconds'
  if (unit === 'pressure') return own === 'pressure' || own === 'percent'
  return own !== 'seconds'
}

const placeOf = ({ place }: LedgerFact) => place ?? 'whole'
export function isOfPlace(fact: LedgerFact, claim: Claim): boolean {
  const named = claim.named('place')
  if (!named?.isStrict) return true
  return named.values.includes(placeOf(fact)) || fact.place === null
}

/** Two values of one statistic that differ in one respect only, and one that the sentence sets side by side. */
function isPair(
  one: LedgerFact,
  other: LedgerFact,
  { claim, places, feet, focus, areSides }: Pairing,
): boolean {
  const isOtherPlace = placeOf(one) !== placeOf(other)
  const isOtherFoot = one.foot !== other.foot && one.foot !== null && other.foot !== null
  const isOtherWorkout = one.workoutId !== other.workoutId
  const isOtherPart = one.part !== other.part
  const differences =
    Number(isOtherPlace) + Number(isOtherFoot) + Number(isOtherWorkout) + Number(isOtherPart)
  if (one.statistic === 'event_pressure' && other.statistic === 'threshold')
    return one.which === other.which && one.result === other.result
  if (one.statistic !== other.statistic)
    return differences === 0 && ((areSides && isOfPlace(one, claim)) || arePhases(one, other))
  if (differences !== 1) return false
  if (isOtherPlace) return !focus && places.includes(placeOf(one)) && places.includes(placeOf(other))
  if (!isOfPlace(one, claim)) return false
  if (isOtherWorkout)
    return !focus || focus.includes(one.workoutId ?? '') || focus.includes(other.workoutId ?? '')
  if (isOtherFoot) return feet > 0 && (!focus || one.statistic === 'load_share')
  if (focus) return false
  return isHalf(one) && isHalf(other)
}

/** "Your push-off is twice as long as your loading phase." */
const arePhases = (one: LedgerFact, other: LedgerFact) =>
  PHASES.includes(one.statistic) && PHASES.includes(other.statistic)

const isHalf = ({ part }: LedgerFact) => part !== null && part !== 'segment'

/** "Twice" is said of 1.84 to 2.16, "more than twice" of all below three times, "1.5 times" of what rounds to it. */
export function isTimes(ratio: number, { value, kind, step, bound }: Quantity): boolean {
  const off = ratio - value
  if (bound.side === 'above') return off >= 0 && off < 1
  if (bound.side === 'below') return off <= 0 && off > -0.3
  return Math.abs(off) <= (kind === 'multiple' || step >= 1 ? value * RATIO_SHARE : step / 2)
}

function changeFits(
  { value: one, statistic }: LedgerFact,
  { value: other }: LedgerFact,
  quantity: Quantity,
): boolean {
  if (quantity.kind === 'multiple' || quantity.unit === 'times')
    return one > 0 && other > 0 && isTimes(one / other, quantity)
  if (quantity.kind === 'part')
    return other > 0 && (fits(one / other, quantity) || fits(Math.abs(one - other) / other, quantity))
  if (isOwnScale(quantity, statistic) && fits(one - other, quantity)) return true
  return quantity.unit === 'percent' && other !== 0 && fits(((one - other) / other) * 100, quantity)
}
