import { z } from 'zod'
import type { CallState } from '../call/call-state.ts'
import { workoutIdArgument, workoutMeant } from './arguments.ts'
import { coachTool } from './coach-tool.ts'
import { howItWent } from './how-it-went.ts'
import { presentWorkout } from './present.ts'

async function readWorkout(id: string, call: CallState) {
  const found = call.store.workouts.get(call.viewerId, id)
  const [workout, summary, went] = await Promise.all([
    found,
    call.store.workouts.summary(call.viewerId, id),
    found.then(({ status }) => (status === 'completed' ? howItWent(id, call) : null)),
  ])
  return { ...presentWorkout(workout, summary, call.timeZone), how_it_went: went }
}

export const getCurrentWorkout = coachTool({
  name: 'get_current_workout',
  description:
    'The workout on the screen: name, type, day and time of day, duration, steps (with one insole, of that foot only), cadence, contact time, highest peak, numbers of events, and how it went beside the usual.',
  parameters: z.object({}),
  run: (_, call) => readWorkout(workoutMeant(null, call), call),
  line: (result) => `looked at “${result.name}”`,
})

export const getWorkoutById = coachTool({
  name: 'get_workout_by_id',
  description: 'The same facts about another workout, by the workout_id that list_workouts gave.',
  parameters: z.object({ workout_id: workoutIdArgument }),
  run: (args, call) => readWorkout(workoutMeant(args.workout_id, call), call),
  line: (result) => `looked at “${result.name}”`,
})
