import type { EventType, WorkoutEvent } from '@kinetra/workouts/event'
import type { RegionGroup, RegionName } from '@kinetra/workouts/regions'
import type { Foot } from '@kinetra/workouts/workout'
import type { CallState } from '../call/call-state.ts'
import { presentEvent, regionsOf } from './present.ts'

const MOST_EVENTS = 8

/** Which events are meant; null narrows nothing. */
export interface EventFilter {
  readonly type: EventType | null
  readonly region: RegionName | RegionGroup | null
  readonly foot: Foot | null
  readonly above: number | null
  readonly below: number | null
}

/** The events that are meant, in order of time. */
export async function readEvents(
  workoutId: string,
  { type, region, foot, above, below }: EventFilter,
  { store, viewerId }: CallState,
): Promise<WorkoutEvent[]> {
  const events = await store.workouts.events(viewerId, workoutId, {
    type: type ?? undefined,
    foot: foot ?? undefined,
    regions: region ? regionsOf(region) : undefined,
  })
  return events.filter(({ value }) => value > (above ?? -1) && value < (below ?? Number.POSITIVE_INFINITY))
}

/** The high-force events by their pressure, the highest first. */
export const hardestFirst = (events: readonly WorkoutEvent[]): WorkoutEvent[] =>
  events.filter(({ type }) => type === 'region_force_high').toSorted((a, b) => b.value - a.value)

export const presentIfAny = (event: WorkoutEvent | undefined, startedAtMs: number) =>
  event ? presentEvent(event, startedAtMs) : null

/** How many there are, those that stand out, and the first few. */
export function presentEvents(events: readonly WorkoutEvent[], startedAtMs: number) {
  const hardest = hardestFirst(events)
  return {
    total: events.length,
    high: hardest.length,
    low: events.length - hardest.length,
    first: presentIfAny(events[0], startedAtMs),
    last: presentIfAny(events.at(-1), startedAtMs),
    highest: presentIfAny(hardest[0], startedAtMs),
    events: events.slice(0, MOST_EVENTS).map((event) => presentEvent(event, startedAtMs)),
  }
}
