import { REGION_GROUPS, type RegionGroup } from '@kinetra/workouts/regions'
import type { Claim } from './claims.ts'
import type { Place } from './facts.ts'
import { COMPARISON } from './facts-meant.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import type { Quantity } from './quantity.ts'
import { FOOTLESS, PARTLESS, PLACELESS } from './scope.ts'
import { COUNTS, PHASES, type Statistic, type Unit, unitOf } from './statistics.ts'
import { IN_MILLISECONDS } from './statistics-meant.ts'

/** A true number that another may follow from. */
export interface Operand {
  readonly value: number
  /** Numbers of one scale may be set against each other. */
  readonly scale: string
  /** Null where it may be one. */
  readonly isCount: boolean | null
  readonly statistic?: Statistic | undefined
  /** What it was told for, where that is known. */
  readonly fact?: LedgerFact | undefined
}

/** A number that was told, and the fact that it was told for. */
export interface Saying {
  readonly quantity: Quantity
  readonly fact?: LedgerFact | undefined
}

/** A number that was told, as it is set against another. */
export function operandOf({ quantity, fact }: Saying, target: Quantity): Operand {
  if (fact) return operandOfFact(fact, target)
  const { kind, unit, value, counts, step } = quantity
  const isScaled = unit === 'seconds' || unit === 'percent' || unit === 'clock'
  return {
    value: kind === 'part' ? value * 100 : value,
    scale: kind === 'part' ? 'percent' : isScaled ? unit : '',
    isCount: counts !== null ? true : unit === null && kind === 'amount' && step >= 1 ? null : false,
  }
}

/** Milliseconds are told without their unit where the statistic is named. */
export function operandOfFact(fact: LedgerFact, { unit: target }: Quantity): Operand {
  const unit = unitOf(fact.statistic)
  const isBare = target === null && IN_MILLISECONDS.includes(fact.statistic)
  return {
    statistic: fact.statistic,
    fact,
    value: Math.abs(fact.value) * (isBare ? 1000 : 1),
    scale: !isBare && (unit === 'percent' || unit === 'seconds') ? unit : '',
    isCount: unit === 'count',
  }
}

/** More are too many for what follows from two of them to say anything. */
const MOST_FACTS = 120

/** How far the facts are sought: with the usual workout, with all that are spoken of, with all that was spoken of. */
const REACHES = ['near', 'wide'] as const
type Reach = (typeof REACHES)[number]

/** "Twelve a minute", "one every five seconds". */
interface Pace {
  readonly isRate: boolean
  readonly isInterval: boolean
}

/**
 * The facts that a claim speaks of: what its sentence names, and in each respect in which it names nothing what was
 * named last before; then all that the conversation names. What its own words rule out is left out.
 */
export const factsSpokenOf = (
  claim: Claim,
  sentence: string,
  ledger: Ledger,
  pace: Pace,
): readonly (readonly LedgerFact[])[] => [
  ...REACHES.map((reach) => {
    const statistics = statisticsSpokenOf(claim, reach, pace)
    const places = placesSpokenOf(claim, reach)
    const workouts = workoutsSpokenOf(claim, sentence, ledger, reach)
    const { isChange, kind, unit } = claim.quantity
    // What is set against another foot names only one of them.
    const foot = isChange || kind !== 'amount' || unit === 'times' ? null : claim.own('foot')
    const which = reach === 'near' ? claim.spoken('which') : []
    return ledger.facts
      .filter(
        (fact) =>
          fact.change === null &&
          (statistics.length === 0 || statistics.includes(fact.statistic)) &&
          (PLACELESS.has(fact.statistic) || places.has(fact.place ?? 'whole') || fact.which !== null) &&
          (which.length === 0 || fact.which === null || which.includes(fact.which)) &&
          (!foot || !fact.foot || FOOTLESS.has(fact.statistic) || foot.includes(fact.foot)) &&
          (fact.workoutId === null || workouts.has(fact.workoutId)),
      )
      .slice(-MOST_FACTS)
  }),
  factsLookedUp(claim, ledger),
]

/** What was looked up last, which is what an answer is mostly made of, as far as the words beside the number allow it. */
export function factsLookedUp(claim: Claim, { facts }: Ledger): LedgerFact[] {
  const newest = facts.at(-1)?.result
  const { counts } = claim.quantity
  const [place, foot, part] = [claim.own('place'), claim.own('foot'), claim.own('part')]
  const statistics = counts ?? [...(claim.own('statistic') ?? []), ...claim.hinted]
  const lookedUp = facts.filter(({ result }) => result === newest)
  // Of several workouts a number that is named is of those at the ends, unless another one is named too.
  const ends = [lookedUp.at(0)?.workoutId, lookedUp.at(-1)?.workoutId]
  const workouts = claim.own('workout') ?? (statistics.length > 0 ? ends : null)
  return lookedUp
    .filter(
      (fact) =>
        fact.change === null &&
        (!workouts || fact.workoutId === null || workouts.includes(fact.workoutId)) &&
        isOfUnit(fact.statistic, claim.quantity) &&
        (statistics.length === 0 || statistics.includes(fact.statistic)) &&
        (!place || PLACELESS.has(fact.statistic) || place.includes(fact.place ?? 'whole')) &&
        (!foot || !fact.foot || FOOTLESS.has(fact.statistic) || foot.includes(fact.foot)) &&
        (!part || PARTLESS.has(fact.statistic) || (fact.part !== null && part.includes(fact.part))),
    )
    .slice(-MOST_FACTS)
}

/** What is told in points. */
const POINTS: readonly Unit[] = ['pressure', 'percent']
const isOfUnit = (statistic: Statistic, { unit, kind }: Quantity) => {
  if (kind !== 'amount' || unit === 'percent' || unit === 'times') return true
  if (unit === 'pressure') return POINTS.includes(unitOf(statistic))
  if (unit === null && IN_MILLISECONDS.includes(statistic)) return true
  return (unitOf(statistic) === 'seconds') === (unit === 'seconds')
}

export function statisticsSpokenOf(
  claim: Claim,
  reach: Reach,
  { isRate, isInterval }: Pace,
): readonly Statistic[] {
  const { counts, kind, unit, step, isChange } = claim.quantity
  const own = claim.own('statistic') ?? []
  const spoken = reach === 'wide' ? claim.all('statistic') : claim.spoken('statistic')
  // "Three steps faster" is said of the steps in a minute, too.
  const isOfSteps = isChange && !!counts?.includes('steps')
  if (isInterval || (isChange && counts?.some((one) => COUNTS.includes(one)))) return COUNTS
  const rated =
    (isRate || isOfSteps) && counts ? [...counts, 'cadence' as const, ...claim.all('statistic')] : counts
  // Words that cannot be of the number's unit say nothing of it.
  const able = (all: readonly Statistic[]) => all.filter((one) => isOfUnit(one, claim.quantity))
  const named = able(claim.isTied && own.length > 0 ? own : [...own, ...claim.hinted, ...spoken])
  const about = rated ?? (named.length > 0 ? named : able(claim.all('statistic')))
  // A number in tenths is no count; a share is rather one of counts where these are spoken of.
  const isExact = kind === 'amount' && unit === null && step < 1 && !isRate
  const isShare = kind !== 'amount' || unit === 'percent' || unit === 'times'
  const areCounts = isShare && about.some((one) => COUNTS.includes(one))
  return (
    about
      .filter(
        (one) =>
          one !== 'workouts' &&
          !(isExact && unitOf(one) === 'count') &&
          !(areCounts && unitOf(one) !== 'count'),
      )
      // A share may be of all, which no word names.
      .flatMap((one) => [
        one,
        ...(one === 'threshold' || (isShare && kind !== 'multiple' && unit !== 'times')
          ? (KINDS.find((alike) => alike.includes(one)) ?? [])
          : []),
      ])
  )
}

function placesSpokenOf(claim: Claim, reach: Reach): ReadonlySet<Place> {
  const named = reach === 'wide' ? claim.all('place') : claim.spoken('place')
  const groups = reach === 'near' ? [] : named.filter((place) => place in REGION_GROUPS)
  const members = groups.flatMap((group) => REGION_GROUPS[group as RegionGroup])
  return new Set<Place>([
    ...named,
    ...members,
    ...(named.length === 0 || reach === 'wide' ? (['whole'] as const) : []),
  ])
}

/** Those that are named and the one that was looked up last; then those that a result sets side by side. */
function workoutsSpokenOf(
  claim: Claim,
  sentence: string,
  { focus, facts }: Ledger,
  reach: Reach,
): ReadonlySet<string> {
  const own = claim.own('workout')
  const isCompared = COMPARISON.test(sentence)
  if (own && !isCompared) return new Set(own)
  const newest = facts.at(-1)?.result
  const listed = facts.flatMap(({ result, workoutId }) => (result === newest && workoutId ? workoutId : []))
  const usual = focus.length > 0 ? focus.slice(0, 1) : [listed.at(0), listed.at(-1)]
  const spoken = reach === 'near' ? [] : reach === 'wide' ? claim.all('workout') : claim.spoken('workout')
  const beside = reach !== 'near' && (isCompared || focus.length === 0) ? listed : []
  return new Set([...(own ?? []), ...usual, ...spoken, ...beside].filter((id) => id !== undefined))
}

/** Statistics that are set against each other. */
const KINDS: readonly (readonly Statistic[])[] = [
  COUNTS,
  PHASES,
  ['peak_at', 'event_at', 'part_time', 'duration'],
  ['event_pressure', 'threshold'],
  ['peak', 'mean', 'minimum'],
]

/** Whether two numbers may be set against each other: they are of one kind, and differ in one respect. */
export function areComparable(one: Operand, other: Operand): boolean {
  if (one.scale !== other.scale) return false
  if (one.isCount !== null && other.isCount !== null && one.isCount !== other.isCount) return false
  const [fact, beside] = [one.fact, other.fact]
  if (!fact || !beside) return true
  const isOfOneKind =
    fact.statistic === beside.statistic ||
    KINDS.some((kind) => kind.includes(fact.statistic) && kind.includes(beside.statistic))
  return isOfOneKind && respectsOf(fact, beside) + Number(fact.statistic !== beside.statistic) <= 1
}

/** The midfoot is a group of one region. */
export const placeOf = ({ place }: LedgerFact) => (place === 'Mid Foot' ? 'midfoot' : (place ?? 'whole'))

/** A moment is one of the whole workout, in whichever part of it it was looked up. */
export const areOfOtherParts = (one: LedgerFact, other: LedgerFact): boolean =>
  one.part !== other.part && ![one, other].some(({ statistic }) => PARTLESS.has(statistic))

const respectsOf = (one: LedgerFact, other: LedgerFact) =>
  Number(
    !PLACELESS.has(one.statistic) && !PLACELESS.has(other.statistic) && placeOf(one) !== placeOf(other),
  ) +
  Number(one.foot !== other.foot && one.foot !== null && other.foot !== null) +
  Number(one.workoutId !== other.workoutId && one.workoutId !== null && other.workoutId !== null) +
  Number(areOfOtherParts(one, other))
