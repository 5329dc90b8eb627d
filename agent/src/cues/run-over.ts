import type { Workout } from '@kinetra/workouts/workout'
import type { CallState } from '../call/call-state.ts'
import { getWorkoutById } from '../tools/get-workout.ts'
import { checkedWords } from './give-cue.ts'

/** How a recorded workout went, in two sentences, and the offer of its page, which begins with the second. */
export async function wordsAtTheEnd({ id, durationInS }: Workout, call: CallState): Promise<string> {
  const facts = await getWorkoutById.run({ workout_id: id }, call)
  const { cadence_per_min: cadence, how_it_went: howItWent } = facts
  if (!howItWent) return 'The recording is over.'
  const steps = typeof cadence !== 'number' ? '' : ` at ${Math.round(cadence)} steps a minute`
  const words = checkedWords(`That was ${spokenDuration(durationInS)}${steps}. ${howItWent}`, facts, call)
  return [words, 'Say open it, and you see the page.'].filter(Boolean).join(' ')
}

/** Nobody counts the seconds of a run. */
function spokenDuration(durationInS: number): string {
  const minutes = Math.round(durationInS / 60)
  return minutes >= 2 ? `about ${minutes} minutes` : `${Math.round(durationInS)} seconds`
}
