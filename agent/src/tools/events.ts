import type { EventType, WorkoutEvent } from '@kinetra/workouts/event'
import type { RegionGroup, RegionName } from '@kinetra/workouts/regions'
import type { Foot } from '@kinetra/workouts/workout'
import type { CallState } from '../call/call-state.ts'
import { presentEvent, regionsOf } from './present.ts'

const MOST_EVENTS = 8

/** The events that are meant, in order of time; null narrows nothing. */
export async function readEvents(
  workoutId: string,
  {
    type,
    region,
    foot,
  }: { type: EventType | null; region: RegionName | RegionGroup | null; foot: Foot | null },
  { store, viewerId }: CallState,
): Promise<WorkoutEvent[]> {
  return await store.workouts.events(viewerId, workoutId, {
    type: type ?? undefined,
    foot: foot ?? undefined,
    regions: region ? regionsOf(region) : undefined,
  })
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
