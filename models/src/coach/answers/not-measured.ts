import { say } from '../phrases/speech.ts'

/** Gait is not known below 20 readings a second, and it is not guessed. */
export const notMeasured = (what: string): string =>
  say(`I have no ${what} for this workout.`, 'Its recording is too slow or too short to see single steps.')
