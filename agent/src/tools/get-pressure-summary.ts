import { z } from 'zod'
import { footArgument, regionArgument, workoutIdArgument, workoutMeant } from './arguments.ts'
import { coachTool } from './coach-tool.ts'
import { presentFoot, presentGait, round } from './present.ts'

export const getPressureSummary = coachTool({
  name: 'get_pressure_summary',
  description:
    'Pressure statistics of a workout: mean, peak, load share and more for the whole foot and for each region or group; balance of heel and forefoot, of left and right; gait.',
  parameters: z.object({ workout_id: workoutIdArgument, region: regionArgument, foot: footArgument }),
  async run(args, call) {
    const id = workoutMeant(args.workout_id, call)
    const [workout, summary] = await Promise.all([
      call.store.workouts.get(call.viewerId, id),
      call.store.workouts.summary(call.viewerId, id),
    ])
    if (!summary) return { error: 'That workout has no pressure data yet.' }
    const phases = summary.gait?.stancePhases
    return {
      workout_id: id,
      name: workout.name,
      sampling_rate_hz: summary.feet[0] ? round(summary.feet[0].samplingRateHz) : null,
      feet: summary.feet
        .filter(({ foot }) => args.foot === null || foot === args.foot)
        .map((foot) => presentFoot(foot, args.region)),
      ...presentGait(summary),
      stance_phases_percent: phases
        ? {
            loading: round(phases.loading * 100),
            mid_stance: round(phases.midStance * 100),
            push_off: round(phases.pushOff * 100),
          }
        : null,
      left_load_share_percent: summary.leftLoadShare === null ? null : round(summary.leftLoadShare * 100),
    }
  },
  line: () => 'looked at the pressure',
})
