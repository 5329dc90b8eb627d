import type { Workout, WorkoutType } from '@kinetra/workouts/workout'
import { z } from 'zod'
import type { CallState } from '../call/call-state.ts'
import { workoutIdArgument, workoutMeant, workoutTypeArgument } from './arguments.ts'
import { coachTool } from './coach-tool.ts'
import { dayOf } from './day-of.ts'
import { presentGait, presentPeak, round } from './present.ts'

export const compareWorkouts = coachTool({
  name: 'compare_workouts',
  description:
    'Compares a workout with an earlier one, number by number. Without other_id it is the one before of the same type.',
  parameters: z.object({
    workout_id: workoutIdArgument,
    other_id: z.string().nullable(),
    type: workoutTypeArgument,
  }),
  async run(args, call) {
    const current = await call.store.workouts.get(call.viewerId, workoutMeant(args.workout_id, call))
    const other = args.other_id
      ? await call.store.workouts.get(call.viewerId, args.other_id)
      : await workoutBefore(current, args.type ?? current.type, call)
    if (!other) return { error: 'There is no earlier workout of that kind to compare with.' }
    const [here, there] = await Promise.all([presentSide(current, call), presentSide(other, call)])
    return { current: here, other: there, differences: differencesOf(here, there) }
  },
  line: () => 'compared two workouts',
})

/** The newest workout of a type that began before this one. */
export async function workoutBefore(workout: Workout, type: WorkoutType, call: CallState) {
  const { workouts } = await call.store.workouts.list(call.viewerId, {
    type,
    to: workout.startedAt,
    limit: 2,
  })
  return workouts.find(({ id }) => id !== workout.id)
}

async function presentSide(workout: Workout, call: CallState) {
  const summary = await call.store.workouts.summary(call.viewerId, workout.id)
  const { cadence_per_min, contact_time_ms } = presentGait(summary)
  const share = (part: RegExp) => {
    if (!summary || summary.feet.length === 0) return null
    const shares = summary.feet.map(({ regions }) =>
      regions.filter(({ region }) => part.test(region)).reduce((sum, { loadShare }) => sum + loadShare, 0),
    )
    return round((shares.reduce((sum, value) => sum + value, 0) / shares.length) * 100)
  }
  return {
    workout_id: workout.id,
    name: workout.name,
    when: dayOf(workout.startedAt, call.timeZone),
    duration_s: round(workout.durationInS),
    peak: summary ? (presentPeak(summary)?.value ?? null) : null,
    mean: summary?.feet[0] ? round(summary.feet[0].whole.mean) : null,
    cadence_per_min,
    contact_time_ms,
    high_force_events: workout.highForceEvents,
    low_force_events: workout.lowForceEvents,
    heel_load_share_percent: share(/Heel$/),
    forefoot_load_share_percent: share(/^(Toe|M\d)/),
  }
}

function differencesOf(
  current: Record<string, unknown>,
  other: Record<string, unknown>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(current).flatMap(([key, value]) => {
      const before = other[key]
      return typeof value === 'number' && typeof before === 'number' ? [[key, round(value - before)]] : []
    }),
  )
}
