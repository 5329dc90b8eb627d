import { FEET } from '@kinetra/workouts/workout'
import type { CueRule } from '../cue-rule.ts'

/** Radios lose a second now and then; a gateway sends again what it could not send. */
const GONE_AFTER_MS = 10_000

/** An insole that sent frames sends none any more. */
export const rule: CueRule = {
  topic: 'sensor',
  isUrgent: true,
  isAlways: true,
  everyMs: 60_000,
  watch:
    () =>
    ({ run, given }) => {
      const gone = FEET.flatMap((foot) => {
        const goneMs = (run.heardAtMs.get(foot) ?? Number.POSITIVE_INFINITY) + GONE_AFTER_MS
        return run.nowMs >= goneMs && given.lastMs < goneMs ? [foot] : []
      })
      if (gone.length === 0) return null
      const which = gone.length > 1 ? 'both insoles' : `your ${gone[0]} insole`
      return { tone: 'alert', says: `I have lost ${which}: nothing has come for a while.`, facts: {} }
    },
}
