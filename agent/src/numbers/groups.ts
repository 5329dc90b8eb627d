import { REGION_GROUPS, REGION_NAMES, type RegionName } from '@kinetra/workouts/regions'
import type { Foot } from '@kinetra/workouts/workout'
import type { Ledger, LedgerFact } from './ledger.ts'
import type { Statistic } from './statistics.ts'

/** What there are several of, each with a number of its own: regions of a foot, workouts, events. */
export type Kind = 'place' | 'workout' | 'event'

/** The numbers of all members of a group, of one statistic: the peaks of ten regions. */
export interface Group {
  readonly kind: Kind
  readonly statistic: Statistic
  readonly members: readonly LedgerFact[]
}

/** What a sentence says of the group that it counts in. */
export interface Wanted {
  readonly kinds: readonly Kind[]
  readonly statistics: readonly Statistic[]
  /** "Of the metatarsals"; null where no place is named. */
  readonly places: readonly RegionName[] | null
  readonly feet: readonly Foot[]
  readonly workouts: readonly string[]
}

const EVENT_STATISTICS: readonly Statistic[] = ['event_pressure', 'event_at', 'event_time']
const isRegion = (place: unknown): place is RegionName => REGION_NAMES.some((region) => region === place)

/** The groups of which a sentence may tell how many of them meet a condition. */
export function groupsOf(wanted: Wanted, ledger: Ledger): Group[] {
  const levels = ledger.facts.filter(
    ({ statistic, change }) => change === null && wanted.statistics.includes(statistic),
  )
  return wanted.kinds.flatMap((kind) => {
    if (kind === 'place') return regionsOf(levels, wanted, ledger)
    if (kind === 'workout') return workoutsOf(levels)
    return eventsOf(levels, wanted)
  })
}

const grouped = (facts: readonly LedgerFact[], keyOf: (fact: LedgerFact) => string): LedgerFact[][] => [
  ...Map.groupBy(facts, keyOf).values(),
]

function regionsOf(levels: readonly LedgerFact[], wanted: Wanted, { focus }: Ledger): Group[] {
  const { places, feet, workouts } = wanted
  const able = levels.filter(
    ({ place, foot, which, workoutId, statistic }) =>
      isRegion(place) &&
      which === null &&
      !EVENT_STATISTICS.includes(statistic) &&
      (!places || places.includes(place)) &&
      (feet.length === 0 || !foot || feet.includes(foot)) &&
      (workouts.length === 0 ? workoutId === focus[0] : !workoutId || workouts.includes(workoutId)),
  )
  return grouped(able, ({ statistic, result, foot, workoutId }) =>
    [statistic, result, foot, workoutId].join(),
  ).flatMap((members) => groupOf('place', members))
}

/** Workouts that one result sets side by side, in the order of that result. */
function workoutsOf(levels: readonly LedgerFact[]): Group[] {
  const able = levels.filter(({ workoutId, which, part }) => workoutId !== null && which === null && !part)
  return grouped(able, ({ statistic, result, place, foot }) =>
    [statistic, result, place, foot].join(),
  ).flatMap((members) => {
    const distinct = [...new Map(members.map((fact) => [fact.workoutId, fact])).values()]
    return groupOf('workout', distinct)
  })
}

/** Events that a result lists, all of them or the first eight. */
function eventsOf(levels: readonly LedgerFact[], { places, feet }: Wanted): Group[] {
  const able = levels.filter(
    ({ statistic, which, place, foot }) =>
      EVENT_STATISTICS.includes(statistic) &&
      typeof which === 'number' &&
      (!places || (isRegion(place) && places.includes(place))) &&
      (feet.length === 0 || !foot || feet.includes(foot)),
  )
  return grouped(able, ({ statistic, result }) => [statistic, result].join()).flatMap((members) =>
    groupOf('event', members),
  )
}

function groupOf(kind: Kind, members: readonly LedgerFact[]): Group[] {
  const [first] = members
  return first && members.length > 1 ? [{ kind, statistic: first.statistic, members }] : []
}

/** Of all members those that a sentence counts in: "of your last five runs", "of the first eight". */
export function membersOf(
  { kind, members }: Group,
  size: number | null,
  which: 'all' | 'first' | 'last',
  { workouts }: Ledger,
): readonly LedgerFact[] {
  if (size === null || size >= members.length || kind === 'place' || which === 'all') return members
  if (kind === 'event') return members.slice(0, size)
  const startOf = ({ workoutId }: LedgerFact) => workouts.get(workoutId ?? '')?.startedAt?.toMillis() ?? 0
  // A trend tells no times of its points, and has the newest last.
  const inTime = members.toSorted((one, other) => startOf(one) - startOf(other))
  return which === 'first' ? inTime.slice(0, size) : inTime.slice(-size)
}

/** The regions of places that are named; a group of them stands for its members. */
export const regionsNamed = (places: readonly string[]): RegionName[] =>
  places.flatMap((place) =>
    isRegion(place) ? [place] : [...(REGION_GROUPS[place as keyof typeof REGION_GROUPS] ?? [])],
  )
