import type { Intent } from '../intent.ts'
import { listed, say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { workoutResult } from '../tool-results.ts'

/** Where the results of a tool come from. */
const SOURCES: Record<string, string> = {
  get_current_workout: 'the overview of the workout',
  get_workout_by_id: 'the overview of that workout',
  get_pressure_summary: 'the pressure statistics of the workout',
  get_events: 'the force events of the workout',
  get_segment: 'the pressure curve and the events of that part',
  compare_workouts: 'both workouts side by side',
  compare_halves: 'both halves of the workout',
  get_trend: 'your workouts over time',
  list_workouts: 'the list of your workouts',
}

/** "Where is that from?": the numbers are the insole's, and these are the tools that gave them. */
export const intent: Intent = {
  name: 'number_source',
  answer({ conversation: { lastOutcomes } }) {
    const sources = [
      ...new Set(lastOutcomes.map(({ name }) => SOURCES[name]).filter((source) => source !== undefined)),
    ]
    const named = lastOutcomes
      .map(({ result }) => workoutResult.safeParse(result).data)
      .find((found) => found?.name)
    if (sources.length === 0) return 'I only say numbers that your insole measured, and I said none just now.'
    return say(
      `That is from ${listed(sources)}${named ? `, ${nameOf(named)}` : ''}.`,
      'Your insole measured it; I neither guess nor change the numbers.',
    )
  },
}
