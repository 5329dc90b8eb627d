import { REGION_GROUPS, type RegionGroup } from '@kinetra/workouts/regions'
import { isOwnScale } from './change.ts'
import type { Claim } from './claims.ts'
import type { Part, Place, Which } from './facts.ts'
import { COMPARISON } from './facts-meant.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import type { Quantity } from './quantity.ts'
import { EVENT, FOOTLESS, PARTLESS, PLACELESS } from './scope.ts'
import { ALL_STATISTICS, COUNTS, type Statistic, unitOf } from './statistics.ts'
import { DEFAULT_OF_UNIT, timesOf } from './statistics-meant.ts'

/**
 * The facts that the words beside a number do not speak against. Where they leave something open, all that the sentence
 * and the conversation name may be meant, in whatever order they name it.
 */
export function factsNotRuledOut(claim: Claim, sentence: string, ledger: Ledger): LedgerFact[] {
  const statistics = statisticsNotRuledOut(claim, sentence)
  const place = claim.own('place')
  const places = [...(place ?? claim.all('place')), ...(place ? [] : (['whole'] as const))]
  const able = [
    ...places,
    ...(place
      ? []
      : membersOf(places.filter((one) => claim.isPlaceless || one === 'heel' || one === 'toes'))),
  ]
  const foot = claim.own('foot')
  const part = partOf(claim, ledger)
  const parts = part ?? claim.all('part')
  const which = claim.own('which')
  const workouts = claim.own('workout') ?? [...claim.all('workout'), ...usualWorkouts(ledger)]
  const isOfWorkout = ({ workoutId }: LedgerFact) => workoutId === null || workouts.includes(workoutId)
  // "From 3 to 10": of one half to the other.
  const isOverParts = !part && COMPARISON.test(sentence)
  const all = ledger.facts.filter((fact) => {
    if (fact.change !== null || !statistics.includes(fact.statistic)) return false
    const isEvent = EVENT.has(fact.statistic)
    const at = fact.place ?? 'whole'
    if (!PLACELESS.has(fact.statistic) && !able.includes(at))
      if (!isEvent || (place && !membersOf(place).includes(at))) return false
    if (foot && fact.foot && !FOOTLESS.has(fact.statistic) && !foot.includes(fact.foot)) return false
    if (isOverParts && fact.part !== null) return isOfWorkout(fact)
    if (fact.part === null ? part && !isEvent && !PARTLESS.has(fact.statistic) : !parts.includes(fact.part))
      return false
    return isOfWorkout(fact)
  })
  return which ? all.filter((fact) => !EVENT.has(fact.statistic) || isWhich(fact, which, all, places)) : all
}

/** "Between 1:17 and 5:50" is a part only where one was looked up. */
function partOf(claim: Claim, { facts }: Ledger): readonly Part[] | null {
  const part = claim.own('part')
  const isSegment = part?.every((one) => one === 'segment')
  return isSegment && !facts.some((fact) => fact.part === 'segment') ? null : part
}

/** The one that was looked up last, or those at the ends of a list. */
function usualWorkouts({ focus, facts }: Ledger): readonly (string | null)[] {
  const newest = facts.filter(({ result }) => result === facts.at(-1)?.result)
  return focus.length > 0
    ? focus.slice(0, 1)
    : [newest.at(0)?.workoutId ?? null, newest.at(-1)?.workoutId ?? null]
}

/** "The first one there": of the events that are listed for the place. */
function isWhich(
  fact: LedgerFact,
  which: readonly Which[],
  all: readonly LedgerFact[],
  places: readonly Place[],
): boolean {
  if (fact.which === null || fact.which === 'nth' || which.includes(fact.which)) return fact.which !== null
  const isListed = ({ statistic, result, which: at, place }: LedgerFact) =>
    statistic === fact.statistic && result === fact.result && typeof at === 'number' && place === fact.place
  return which.includes('first') && places.includes(fact.place ?? 'whole') && all.find(isListed) === fact
}

const membersOf = (places: readonly Place[]): readonly Place[] =>
  places.flatMap((place) => (place in REGION_GROUPS ? REGION_GROUPS[place as RegionGroup] : []))

function statisticsNotRuledOut(claim: Claim, sentence: string): readonly Statistic[] {
  const { quantity } = claim
  const { counts, isOutOf, unit, step, value, kind } = quantity
  if (counts) return isOutOf ? [...counts, ...COUNTS] : counts
  if (unit === 'times') return ['steps', ...COUNTS]
  const able = (all: readonly Statistic[]) => all.filter((one) => isAble(quantity, one))
  const own = able(claim.own('statistic') ?? [])
  const hinted = able(claim.hinted)
  if (own.length > 0 && claim.isTied)
    return [...own, ...hinted, ...(own.includes('minimum') ? (['event_pressure'] as const) : [])]
  // Told in tenths, or in hundreds, it is no coincidence.
  if (kind === 'amount' && (step < 1 || value >= TELLING)) return able(step < 1 ? IN_TENTHS : ALL_STATISTICS)
  const named = hinted.length > 0 ? hinted : able(claim.all('statistic'))
  return [...new Set([...own, ...named, ...usualOf(claim, sentence)])]
}
const TELLING = 100
const IN_TENTHS = ALL_STATISTICS.filter((one) => !['hertz', 'count'].includes(unitOf(one)))

const isAble = (quantity: Quantity, statistic: Statistic) =>
  quantity.kind === 'multiple' ||
  quantity.unit === 'times' ||
  (quantity.kind === 'part' ? unitOf(statistic) === 'percent' : isOwnScale(quantity, statistic))

/** What a number is that nothing names. */
function usualOf(claim: Claim, sentence: string): readonly Statistic[] {
  const { unit, kind, step, bound } = claim.quantity
  if (kind === 'part' || unit === 'percent') return ALL_STATISTICS.filter((one) => unitOf(one) === 'percent')
  if (unit === 'seconds') return timesOf(claim, sentence)
  if (unit !== null) return DEFAULT_OF_UNIT[unit] ?? []
  const isPressure =
    step < 1 ||
    bound.side !== 'at' ||
    claim.isBesideDecimal ||
    claim.own('place') !== null ||
    claim.all('statistic').some((one) => unitOf(one) === 'pressure')
  const isCount =
    step >= 1 && claim.isPlaceless && !claim.all('statistic').some((one) => COUNTS.includes(one))
  return [...(isPressure ? (DEFAULT_OF_UNIT.pressure ?? []) : []), ...(isCount ? COUNTED : [])]
}
const COUNTED: readonly Statistic[] = [...COUNTS, 'workouts']
