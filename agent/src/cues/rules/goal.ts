import { isReached } from '@kinetra/workouts/goals'
import type { CueRule } from '../cue-rule.ts'
import { SLICE_MS } from '../live-run.ts'
import { figureOf, inSaidUnit, keyOf, TOLD_FIGURES, type ToldFigure } from '../told-figures.ts'

/** A goal is reached by a minute, not by a step. */
const STRETCH_MS = 60_000
/** A goal that was missed by less was not missed: one that is nearly reached is not told of again and again. */
const MISSED_BY = 0.03

const WORDS: Readonly<Record<ToldFigure, (now: number) => string>> = {
  heelShare: (now) => `Your heel carries ${now} percent of the load`,
  leftShare: (now) => `Your left foot carries ${now} percent of the load`,
  cadence: (now) => `Your cadence is ${now} steps a minute`,
  contactTime: (now) => `Your ground contact takes ${now} milliseconds`,
}

/** A goal that the user set for this kind of workout is reached; one that is reached from the beginning says nothing. */
export const rule: CueRule = {
  topic: 'goal',
  isUrgent: false,
  everyMs: 5 * 60_000,
  watch() {
    const missed = new Set<ToldFigure>()
    return ({ run, goals, isNewSlice, isMoving }) => {
      const isWhole = isNewSlice && isMoving && run.slices(STRETCH_MS).length === STRETCH_MS / SLICE_MS
      const measured = isWhole ? run.stretch(STRETCH_MS) : null
      if (!measured) return null
      for (const name of TOLD_FIGURES) {
        const goal = goals[name]
        const value = figureOf(name, measured)
        if (!goal || value === null) continue
        const target = { ...goal, value: inSaidUnit(name, goal.value) }
        const slack = (goal.reach === 'at-least' ? 1 : -1) * MISSED_BY * target.value
        if (!isReached(target, value + slack)) missed.add(name)
        if (!isReached(target, value) || !missed.delete(name)) continue
        const now = Math.round(value)
        const facts = { workout_id: run.workout.id, [keyOf(name)]: now }
        return { tone: 'praise', says: `${WORDS[name](now)}: you have reached your goal.`, facts }
      }
      return null
    }
  },
}
