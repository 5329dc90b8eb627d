import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { OverviewBin } from '@kinetra/workouts/summary'
import { z } from 'zod'
import { workoutIdArgument, workoutMeant } from './arguments.ts'
import { coachTool } from './coach-tool.ts'
import { presentEvent, round } from './present.ts'

/** An even number, so that one half ends where a bin does. */
const BINS = 200

export const compareHalves = coachTool({
  name: 'compare_halves',
  description:
    'The first and the second half of a workout side by side: average pressure and high-force events. For questions about getting tired, the start and the end.',
  parameters: z.object({ workout_id: workoutIdArgument }),
  async run(args, call) {
    const id = workoutMeant(args.workout_id, call)
    const [workout, summary, events] = await Promise.all([
      call.store.workouts.get(call.viewerId, id),
      call.store.workouts.summary(call.viewerId, id),
      call.store.workouts.events(call.viewerId, id, { type: 'region_force_high' }),
    ])
    if (!summary || summary.feet.length === 0)
      return { error: 'There is no pressure data in this workout yet.' }
    const halfMs = (workout.durationInS * 1000) / 2
    const { startedAtMs } = summary
    const feet = await Promise.all(
      summary.feet.map(
        async ({ foot }) => await call.store.workouts.overview(call.viewerId, id, { bins: BINS, foot }),
      ),
    )
    const half = (isFirst: boolean) =>
      presentHalf(
        feet.map((bins) => bins.filter(({ fromMs, toMs }) => (fromMs + toMs) / 2 < halfMs === isFirst)),
        events.filter(({ timestamp }) => timestamp - startedAtMs < halfMs === isFirst),
        startedAtMs,
      )
    return {
      workout_id: id,
      name: workout.name,
      half_at_s: round(halfMs / 1000),
      first: half(true),
      second: half(false),
    }
  },
  line: () => 'compared the two halves',
})

function presentHalf(feet: OverviewBin[][], high: WorkoutEvent[], startedAtMs: number) {
  const means = feet.map(meanOf).filter((mean) => mean !== null)
  const highest = high.toSorted((a, b) => b.value - a.value)[0]
  return {
    mean: means.length === 0 ? null : round(means.reduce((sum, mean) => sum + mean, 0) / means.length),
    high_force_events: high.length,
    highest: highest ? presentEvent(highest, startedAtMs) : null,
  }
}

/** The mean pressure over bins, each by the time it covers; null where nothing was measured. */
function meanOf(bins: readonly OverviewBin[]): number | null {
  const time = bins.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
  return time === 0
    ? null
    : bins.reduce((sum, { fromMs, toMs, mean }) => sum + mean * (toMs - fromMs), 0) / time
}
