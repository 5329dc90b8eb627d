import { ask } from '../asking.ts'
import type { Intent } from '../intent.ts'
import { decimal, whole } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { liveResult } from '../tool-results.ts'

/** How it goes right now in the workout that is being recorded. */
export const intent: Intent = {
  name: 'live',
  asks: 'how it is going right now',
  answer: function* () {
    const { length_s: length, usual, ...now } = yield* ask('get_live', { last_s: null }, liveResult)
    const { cadence_per_min: cadence, heel_load_share_percent: heel, left_load_share_percent: left } = now
    const usualHeel = usual?.heel_load_share_percent ?? null
    return say(
      cadence === null
        ? 'I see no steps in the last minute.'
        : `Over the last ${whole(length ?? 60)} seconds your cadence is ${whole(cadence)} steps a minute.`,
      heel !== null &&
        `Your heel carries ${decimal(heel)} percent of the load${usualHeel === null ? '' : `, where ${decimal(usualHeel)} is usual for you`}.`,
      left !== null && `Your left foot carries ${decimal(left)} percent.`,
    )
  },
}
