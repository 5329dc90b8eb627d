import { compareStored } from '@kinetra/workouts/usual/compare-stored'
import type { FigureName } from '@kinetra/workouts/usual/figures'
import { sentenceOf, textOf } from '@kinetra/workouts/usual/sentence'
import { english } from '@kinetra/workouts/usual/sentence-en'
import type { Workout } from '@kinetra/workouts/workout'
import type { CallState } from '../call/call-state.ts'
import { getWorkoutById } from '../tools/get-workout.ts'
import { checkedWords } from './give-cue.ts'

/** How a recorded workout went, in two sentences, and the offer of its page, which begins with the second. */
export async function wordsAtTheEnd({ id, durationInS }: Workout, call: CallState): Promise<string> {
  const [facts, comparison] = await Promise.all([
    getWorkoutById.run({ workout_id: id }, call),
    compareStored(call.store.workouts, call.viewerId, id),
  ])
  if (!comparison) return 'The recording is over.'
  const { cadence_per_min: cadence } = facts
  const steps = typeof cadence === 'number' ? ` at ${Math.round(cadence)} steps a minute` : ''
  const length = checkedWords(`That was ${spokenDuration(durationInS)}${steps}.`, facts, call)
  const message = textOf(sentenceOf(comparison, english, write))
  const howItWent = checkedWords(message, { workout_id: id, message }, call)
  return [length, howItWent, 'Say open it, and you see the page.'].filter(Boolean).join(' ')
}

/** Nobody counts the seconds of a run. */
function spokenDuration(durationInS: number): string {
  const minutes = Math.round(durationInS / 60)
  return minutes >= 2 ? `about ${minutes} minutes` : `${Math.round(durationInS)} seconds`
}

const isShare = (figure: FigureName) => figure === 'heelShare' || figure === 'leftShare'
const isWhole = (figure: FigureName) => figure === 'cadence' || figure === 'contactTime'
const write = (figure: FigureName, value: number): string =>
  isShare(figure)
    ? `${(100 * value).toFixed(0)} percent`
    : isWhole(figure)
      ? value.toFixed(0)
      : value.toFixed(1).replace(/\.0$/, '')
