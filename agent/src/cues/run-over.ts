import type { Workout } from '@kinetra/workouts/workout'
import type { voice } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'
import { keepResult } from '../coach/keep-result.ts'
import { getWorkoutById } from '../tools/get-workout.ts'
import { checkedWords } from './give-cue.ts'

/** Says how a recorded workout went, in two sentences, and offers its page; that workout is spoken of from then on. */
export async function tellHowItWent(workout: Workout, session: voice.AgentSession<CallState>): Promise<void> {
  const call = session.userData
  const args = { workout_id: workout.id }
  const facts = await getWorkoutById.run(args, call)
  await keepResult(session, getWorkoutById.name, args, facts)
  call.floor.tell(wordsOf(workout, facts, call))
}

function wordsOf(
  { durationInS }: Workout,
  facts: Awaited<ReturnType<typeof getWorkoutById.run>>,
  call: CallState,
): string {
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
