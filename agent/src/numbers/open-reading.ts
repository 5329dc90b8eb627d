import { REGION_GROUPS, type RegionGroup } from '@kinetra/workouts/regions'
import { fits } from './bounds.ts'
import { bearsOut, type Reading } from './chance.ts'
import type { Claim } from './claims.ts'
import type { Part, Place, Which } from './facts.ts'
import { COMPARISON } from './facts-meant.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import type { Quantity } from './quantity.ts'
import { EVENT, FOOTLESS, PARTLESS, PLACELESS } from './scope.ts'
import { ALL_STATISTICS, COUNTS, type Statistic, unitOf } from './statistics.ts'
import { DEFAULT_OF_UNIT, IN_MILLISECONDS, timesOf } from './statistics-meant.ts'

/**
 * The facts that the words beside a number do not speak against. Where they leave something open, all that the sentence
 * and the conversation name may be meant, in whatever order they name it.
 */
export function factsNotRuledOut(claim: Claim, sentence: string, ledger: Ledger): LedgerFact[][] {
  const statistics = statisticsNotRuledOut(claim, sentence, ledger)
  const named = statistics.map((some) => factsOf(some, claim, sentence, ledger, false))
  // What is told in three digits is no coincidence: it may be of any place where none is spoken of.
  const isAnywhere = isTelling(claim.quantity) && !claim.isTied && claim.all('place').length === 0
  return isAnywhere
    ? [...named, ...statistics.map((some) => factsOf(some, claim, sentence, ledger, true))]
    : named
}

function factsOf(
  statistics: readonly Statistic[],
  claim: Claim,
  sentence: string,
  ledger: Ledger,
  isAnywhere: boolean,
): LedgerFact[] {
  const place = claim.own('place')
  const places = [
    ...(place ?? claim.all('place')),
    ...(place || !claim.isPlaceless ? [] : (['whole'] as const)),
  ]
  const able = [
    ...places,
    ...membersOf(places.filter((one) => claim.isPlaceless || one === 'heel' || one === 'toes')),
  ]
  const foot = claim.own('foot')
  // "From 5.6 to 5.8 in the second half": the first is of another.
  const part = FROM.test(sentence.slice(0, claim.quantity.index)) ? null : partOf(claim, ledger)
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
    if (!(isAnywhere && !place) && !PLACELESS.has(fact.statistic) && !able.includes(at))
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
  const newest = facts.filter(
    ({ result, workoutId }) => workoutId !== null && result === facts.at(-1)?.result,
  )
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

/** What the words tie the number to; else what they and the conversation name, and then whatever is told so. */
function statisticsNotRuledOut(
  claim: Claim,
  sentence: string,
  { facts }: Ledger,
): readonly (readonly Statistic[])[] {
  const { quantity } = claim
  const { counts, isOutOf, unit } = quantity
  if (counts) return [isOutOf ? [...counts, ...COUNTS] : counts]
  if (unit === 'times') return [['steps', 'workouts', ...COUNTS]]
  const able = (all: readonly Statistic[]) => all.filter((one) => isAble(quantity, one))
  const own = able(claim.own('statistic') ?? [])
  const hinted = able(claim.hinted)
  // "The peak was 30, on the Hill run": where no pressure was looked up these are words for the most and the least.
  const isExtreme =
    own.every((one) => EXTREMES.includes(one)) && !facts.some(({ statistic }) => own.includes(statistic))
  if (own.length > 0 && claim.isTied && !isExtreme)
    return [[...own, ...hinted, ...(own.includes('minimum') ? (['event_pressure'] as const) : [])]]
  const named = hinted.length > 0 ? hinted : able(claim.all('statistic'))
  const likely = [...new Set([...own, ...named, ...usualOf(claim, sentence)])]
  // What is told in three digits is no coincidence.
  return isTelling(quantity) && own.length + hinted.length === 0 ? [likely, able(UNNAMED)] : [likely]
}

function isOwnScale({ unit, counts, kind }: Quantity, statistic: Statistic): boolean {
  if (kind === 'part' || kind === 'multiple' || unit === 'times') return false
  const own = unitOf(statistic)
  if (counts) return own === 'count' || own === 'per minute'
  if (unit === 'percent') return own === 'percent'
  if (unit === 'seconds') return own === 'seconds'
  if (unit === 'pressure') return own === 'pressure' || own === 'percent'
  return own !== 'seconds' && own !== 'percent'
}

const FROM = /\bfrom(?: (?:about|around))? $/i
const TELLING = 100
const EXTREMES: readonly Statistic[] = ['peak', 'peak_at', 'minimum', 'mean']
const isTelling = ({ value, step }: Quantity) => value / step >= TELLING
/** What is told without its unit or noun is a pressure, or another number in tenths. */
const UNNAMED = ALL_STATISTICS.filter((one) => unitOf(one) !== 'hertz')
/** Whether a number is told in the unit of a statistic. */
export const isAble = (quantity: Quantity, statistic: Statistic) =>
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

/** A fact's value as it is told: milliseconds without their unit where nothing else is said, a part of one. */
export const valueTold = ({ value, statistic }: LedgerFact, { unit, kind }: Quantity) =>
  kind === 'part' ? value / 100 : unit === null && IN_MILLISECONDS.includes(statistic) ? value * 1000 : value

/** Whether facts bear a number out. */
export const areTold = (
  facts: readonly LedgerFact[],
  quantity: Quantity,
  reading: Reading = 'usual',
): boolean =>
  bearsOut(
    facts.map((fact) => valueTold(fact, quantity)),
    quantity,
    reading,
  )

/** Of the facts that bear an amount out the nearest one, and of the same ones rather one of a known workout, and the newest. */
export function closest(
  facts: readonly LedgerFact[],
  quantity: Quantity,
  reading: Reading = 'usual',
): LedgerFact | undefined {
  if (quantity.isChange || quantity.kind !== 'amount' || !areTold(facts, quantity, reading)) return undefined
  const off = (fact: LedgerFact) => Math.abs(Math.abs(valueTold(fact, quantity)) - quantity.value)
  return facts
    .filter((fact) => fits(valueTold(fact, quantity), quantity))
    .toSorted(
      (a, b) =>
        off(a) - off(b) || Number(a.workoutId === null) - Number(b.workoutId === null) || b.result - a.result,
    )[0]
}
