import type { CueGoal } from '@kinetra/protocol/cues'
import type { CueRule, Sight } from '../cue-rule.ts'

/** What was reached longer ago is not spoken of any more. */
const NEWS_FOR_MS = 120_000

/** A goal that the user set for this workout is reached; one that was reached before it was set says nothing. */
export const rule: CueRule = {
  topic: 'goal',
  isUrgent: false,
  everyMs: 0,
  watch() {
    /** When each was reached; null where it is not yet. */
    const known = new Map<string, number | null>()
    return ({ run, goals, given }) => {
      for (const goal of goals) {
        const key = `${goal.figure} ${goal.value}`
        const before = known.get(key)
        if (!before)
          known.set(
            key,
            reached(goal, run) < goal.value ? null : before === null ? run.nowMs : Number.NEGATIVE_INFINITY,
          )
        const reachedMs = known.get(key) ?? Number.NEGATIVE_INFINITY
        if (run.nowMs - reachedMs > NEWS_FOR_MS || given.lastMs >= reachedMs) continue
        const facts = { workout_id: run.workoutId, [goal.figure]: goal.value }
        return { tone: 'praise', says: `${inWords(goal)}: you have reached your goal.`, facts }
      }
      return null
    }
  },
}

const reached = ({ figure }: CueGoal, run: Sight['run']): number =>
  figure === 'steps' ? run.steps : (run.lengthMs ?? 0) / 1000

function inWords({ figure, value }: CueGoal): string {
  if (figure === 'steps') return `That is ${value} steps`
  return value % 60 === 0
    ? `That is ${value / 60} minute${value === 60 ? '' : 's'}`
    : `That is ${value} seconds`
}
