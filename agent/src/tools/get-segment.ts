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
import { presentEvents, readEvents } from './events.ts'
import { round } from './present.ts'
import { eventsWithin, meansWithin, segmentOf } from './segment.ts'

export const getSegment = coachTool({
  name: 'get_segment',
  description:
    'A part of a workout by time, such as its first two minutes or all after minute three: its average pressure and its events.',
  parameters: z.object({
    workout_id: workoutIdArgument,
    from_s: z
      .number()
      .nullable()
      .describe('Seconds from the start; -60 is a minute before the end; null from the start.'),
    to_s: z.number().nullable().describe('The same; null up to the end.'),
    type: eventTypeArgument,
    region: regionArgument,
    foot: footArgument,
    above: aboveArgument,
    below: belowArgument,
  }),
  async run(args, call) {
    const id = workoutMeant(args.workout_id, call)
    const [{ name, durationInS }, summary, events] = await Promise.all([
      call.store.workouts.get(call.viewerId, id),
      call.store.workouts.summary(call.viewerId, id),
      readEvents(id, args, call),
    ])
    if (!summary || summary.feet.length === 0)
      return { error: 'There is no pressure data in this workout yet.' }
    const segment = segmentOf(args.from_s, args.to_s, durationInS)
    if (!segment) return { error: 'This workout has no such part, it was over before that.' }
    const workout = { id, durationInS, summary }
    const feet = summary.feet.filter(({ foot }) => args.foot === null || foot === args.foot)
    const [mean] = await meansWithin([segment], workout, args.region, feet, call)
    return {
      workout_id: id,
      name,
      type: args.type,
      region: args.region,
      foot: args.foot,
      above: args.above,
      below: args.below,
      from_s: round(segment.fromS),
      to_s: round(segment.toS),
      length_s: round(segment.toS - segment.fromS),
      duration_s: round(durationInS),
      mean: mean ?? null,
      ...presentEvents(eventsWithin(events, segment, workout), summary.startedAtMs),
    }
  },
  line: (result) => `looked at a part with ${result.total} event${result.total === 1 ? '' : 's'}`,
})
