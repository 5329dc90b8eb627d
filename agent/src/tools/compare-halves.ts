import type { WorkoutEvent } from '@kinetra/workouts/event'
import { z } from 'zod'
import { workoutIdArgument, workoutMeant } from './arguments.ts'
import { coachTool } from './coach-tool.ts'
import { hardestFirst, presentIfAny } from './events.ts'
import { round } from './present.ts'
import { eventsWithin, meansWithin, type Segment } from './segment.ts'

export const compareHalves = coachTool({
  name: 'compare_halves',
  description:
    'The first and the second half of a workout side by side: average pressure and high-force events. For questions about getting tired, the start and the end.',
  parameters: z.object({ workout_id: workoutIdArgument }),
  async run(args, call) {
    const id = workoutMeant(args.workout_id, call)
    const [{ name, durationInS }, summary, events] = await Promise.all([
      call.store.workouts.get(call.viewerId, id),
      call.store.workouts.summary(call.viewerId, id),
      call.store.workouts.events(call.viewerId, id, { type: 'region_force_high' }),
    ])
    if (!summary || summary.feet.length === 0)
      return { error: 'There is no pressure data in this workout yet.' }
    const workout = { id, durationInS, summary }
    const half = durationInS / 2
    const halves: [Segment, Segment] = [
      { fromS: 0, toS: half },
      { fromS: half, toS: durationInS },
    ]
    const [firstMean = null, secondMean = null] = await meansWithin(halves, workout, null, summary.feet, call)
    const present = (mean: number | null, part: Segment) =>
      presentHalf(mean, eventsWithin(events, part, workout), summary.startedAtMs)
    return {
      workout_id: id,
      name,
      half_at_s: round(half),
      first: present(firstMean, halves[0]),
      second: present(secondMean, halves[1]),
    }
  },
  line: () => 'compared the two halves',
})

const presentHalf = (mean: number | null, high: readonly WorkoutEvent[], startedAtMs: number) => ({
  mean,
  high_force_events: high.length,
  highest: presentIfAny(hardestFirst(high)[0], startedAtMs),
})
