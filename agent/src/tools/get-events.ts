import { REGION_NAMES } from '@kinetra/workouts/regions'
import { z } from 'zod'
import {
  aboveArgument,
  belowArgument,
  eventTypeArgument,
  footArgument,
  regionArgument,
  workoutIdArgument,
  workoutMeant,
} from './arguments.ts'
import { coachTool } from './coach-tool.ts'
import { hardestFirst, presentEvents, presentIfAny, readEvents } from './events.ts'

export const getEvents = coachTool({
  name: 'get_events',
  description:
    'High-force and low-force events of a workout: how many, where, the first, the last, the highest or any other, and when they were.',
  parameters: z.object({
    workout_id: workoutIdArgument,
    type: eventTypeArgument,
    region: regionArgument,
    foot: footArgument,
    above: aboveArgument,
    below: belowArgument,
    nth: z
      .number()
      .int()
      .nullable()
      .describe('One event by its number: 2 is the second, -1 the last; null for none.'),
    by: z
      .enum(['time', 'pressure'])
      .nullable()
      .describe('What nth counts by; null for time. By pressure, 1 is the highest of the high-force events.'),
  }),
  async run(args, call) {
    const id = workoutMeant(args.workout_id, call)
    const [workout, summary, events] = await Promise.all([
      call.store.workouts.get(call.viewerId, id),
      call.store.workouts.summary(call.viewerId, id),
      readEvents(id, args, call),
    ])
    const startedAtMs = summary?.startedAtMs ?? Date.parse(workout.startedAt)
    const countIn = (region: string, type: string) =>
      events.filter((event) => event.region === region && event.type === type).length
    const { total, high, low, events: few, ...standingOut } = presentEvents(events, startedAtMs)
    const counted = args.by === 'pressure' ? hardestFirst(events) : events
    return {
      workout_id: id,
      name: workout.name,
      type: args.type,
      region: args.region,
      foot: args.foot,
      above: args.above,
      below: args.below,
      total,
      high,
      low,
      by_region: REGION_NAMES.map((region) => ({
        region,
        high: countIn(region, 'region_force_high'),
        low: countIn(region, 'region_force_low'),
      })).filter((counts) => counts.high + counts.low > 0),
      ...standingOut,
      nth: presentIfAny(nthOf(counted, args.nth), startedAtMs),
      events: few,
    }
  },
  line: (result) => `looked at ${result.total} event${result.total === 1 ? '' : 's'}`,
})

/** From 1 or, backwards, from -1; none is 0. */
function nthOf<Item>(items: readonly Item[], nth: number | null): Item | undefined {
  return nth ? items.at(nth > 0 ? nth - 1 : nth) : undefined
}
