import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { EventFilter } from '../store.ts'
import { eventsGoingOn, type Progress } from './progress.ts'

/** Those that ended and those that go on, as far as the filter lets them through, in order of time. */
export function orderedEvents(
  ended: readonly WorkoutEvent[],
  progress: Progress,
  { type, regions, foot }: EventFilter,
): WorkoutEvent[] {
  return [...ended, ...eventsGoingOn(progress)]
    .filter(
      (event) =>
        (type === undefined || event.type === type) &&
        (foot === undefined || event.foot === foot) &&
        (regions === undefined || regions.includes(event.region)),
    )
    .sort((a, b) => a.timestamp - b.timestamp)
}
