import { ask } from '../asking.ts'
import { whenOf } from '../phrases/workouts.ts'
import { workoutResult } from '../tool-results.ts'
import { answered, type Skill } from '../turn.ts'
import { workoutsOf } from './which-workout.ts'

/**
 * "How did I do today?": the workout on the screen where it is of today, else the latest of today; where there is none,
 * the one on the screen, and its day first.
 */
export const ofToday = (skill: Skill): Skill =>
  function* (turn) {
    const current = yield* ask('get_current_workout', {}, workoutResult)
    const when = whenOf(current.when)
    if (when === 'today' || when === '') return yield* answered(skill, turn)
    const { details } = turn.understood
    const { workouts } = yield* workoutsOf({ period: 'today', type: details.workoutType, limit: 1 })
    if (workouts.length === 0)
      return `There is no workout from today; ${when}, ${uncapitalised(yield* answered(skill, turn))}`
    return yield* answered(skill, {
      ...turn,
      understood: { ...turn.understood, details: { ...details, period: 'today' } },
    })
  }

/** An answer that goes on in a sentence; one that begins with a name stays as it is. */
const uncapitalised = (answer: string): string =>
  /^(?:Your?|The|On|There|It|In|Between|After|No|Half|Most)\b/.test(answer)
    ? answer.charAt(0).toLowerCase() + answer.slice(1)
    : answer
