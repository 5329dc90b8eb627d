import type { Endings } from '../asking.ts'
import { plainSentence, say } from './speech.ts'

const CANNOT: Record<string, string> = {
  save_note: 'I cannot take notes in this call.',
  show_region: 'I cannot move your screen in this call.',
  seek_to: 'I cannot move your screen in this call.',
  open_workout: 'I cannot open workouts in this call.',
  explain_region: 'I cannot look up explanations in this call.',
  list_workouts: 'I cannot look through your workouts in this call.',
  get_segment: 'I cannot look at a part of the workout in this call.',
  compare_halves: 'I cannot compare the halves in this call.',
  compare_workouts: 'I cannot compare workouts in this call.',
  get_trend: 'I cannot look at trends in this call.',
  get_events: 'I cannot look at the events in this call.',
}

/** What is said when a tool fails or is not there. */
export const APOLOGIES: Endings = {
  failed: (reason, advice = 'Ask me something else, or try again in a moment.') =>
    say(plainSentence(reason) ?? 'Sorry, I could not look that up just now.', advice),
  missing: (tool) => CANNOT[tool] ?? 'I cannot look at your workout in this call.',
}
