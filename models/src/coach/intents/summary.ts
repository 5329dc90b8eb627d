import { isOther, workoutOf } from '../answers/which-workout.ts'
import type { Intent } from '../intent.ts'
import { clock, counted, decimal, whole } from '../phrases/numbers.ts'
import { placeMeaning, yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, nounOf } from '../phrases/workouts.ts'
import { part, workout } from '../slots.ts'
import type { WorkoutResult } from '../tool-results.ts'

export const intent: Intent = {
  name: 'summary',
  asks: 'a summary of your workout{workout}',
  topic: 'workout',
  slots: [workout, part],
  answer: function* (turn) {
    const found = yield* workoutOf(turn)
    const subject = isOther(turn) ? nameOf(found) : `your ${nounOf(found.type)}`
    const length =
      found.duration_s === null ? `Here is ${subject}` : `${subject} took ${clock(found.duration_s)}`
    const pace = found.cadence_per_min === null ? '' : ` at ${whole(found.cadence_per_min)} steps a minute`
    const lasted = `${length}${pace}.`
    const peak = highlight(found)
    if (peak === null) return say(lasted, 'There is no pressure in it yet.')
    return found.how_it_went ? say(found.how_it_went, lasted, peak) : say(lasted, peak, events(found))
  },
}

function highlight({ peak }: WorkoutResult): string | null {
  if (peak?.value === null || peak?.value === undefined) return null
  const meaning = placeMeaning(peak.region)
  return `The peak was ${decimal(peak.value)} on ${yourPlace(peak.region)}${meaning ? `, ${meaning}` : ''}.`
}

function events({ high_force_events: high }: WorkoutResult): string | null {
  if (high === null) return null
  if (Math.round(high) === 0) return 'No high-force events, so your landings were soft.'
  return `You had ${counted(high, 'high-force event')}.`
}
