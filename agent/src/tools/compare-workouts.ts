import type { Workout, WorkoutType } from '@kinetra/workouts/workout'
import { z } from 'zod'
import type { CallState } from '../call/call-state.ts'
import { workoutIdArgument, workoutMeant, workoutTypeArgument } from './arguments.ts'
import { coachTool } from './coach-tool.ts'
import { dayOf } from './day-of.ts'
import { meanOfFeet, presentGait, presentPeak, round } from './present.ts'

const MOST_BACK = 10

export const compareWorkouts = coachTool({
  name: 'compare_workouts',
  description:
    'Compares a workout with an earlier one, number by number. Without other_id it is an earlier one of the same type.',
  parameters: z.object({
    workout_id: workoutIdArgument,
    other_id: z.string().nullable().describe('The workout_id of the other one; null for an earlier one.'),
    type: workoutTypeArgument,
    steps_back: z
      .number()
      .int()
      .min(1)
      .max(MOST_BACK)
      .nullable()
      .describe('Without other_id: 1 is the one before, 2 the one before that; null for 1.'),
  }),
  async run(args, call) {
    const current = await call.store.workouts.get(call.viewerId, workoutMeant(args.workout_id, call))
    const other = args.other_id
      ? await call.store.workouts.get(call.viewerId, args.other_id)
      : await workoutBefore(current, args.type ?? current.type, call, args.steps_back ?? 1)
    if (!other) {
      const far = (args.steps_back ?? 1) > 1 ? ' so far back' : ''
      return { error: `There is no earlier workout of that kind${far} to compare with.` }
    }
    const [here, there] = await Promise.all([presentSide(current, call), presentSide(other, call)])
    return {
      current: here,
      other: there,
      differences: differencesOf(here, there, (now, before) => now - before),
      differences_percent: differencesOf(here, there, (now, before) =>
        before === 0 ? null : ((now - before) / before) * 100,
      ),
    }
  },
  line: () => 'compared two workouts',
})

/** The workout of a type that began so many before this one; the newest of them is 1 before. */
export async function workoutBefore(
  workout: Workout,
  type: WorkoutType,
  call: CallState,
  stepsBack = 1,
): Promise<Workout | undefined> {
  const { workouts } = await call.store.workouts.list(call.viewerId, {
    type,
    to: workout.startedAt,
    // Its own start may be among them.
    limit: stepsBack + 1,
  })
  return workouts.filter(({ id }) => id !== workout.id)[stepsBack - 1]
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
    mean: meanOfFeet(summary),
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
  difference: (now: number, before: number) => number | null,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(current).flatMap(([key, value]) => {
      const before = other[key]
      if (typeof value !== 'number' || typeof before !== 'number') return []
      const changed = difference(value, before)
      return changed === null ? [] : [[key, round(changed)]]
    }),
  )
}
