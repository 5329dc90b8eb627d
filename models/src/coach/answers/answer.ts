import { ask } from '../asking.ts'
import { askBack } from '../dialogue/ask-back.ts'
import type { Limit } from '../intent.ts'
import { sayBefore } from '../phrases/speech.ts'
import { whenOf } from '../phrases/workouts.ts'
import { intentOf, knows, topicOf } from '../registry.ts'
import { workoutResult } from '../tool-results.ts'
import { answered, type Skill } from '../turn.ts'
import type { Understanding } from '../understanding.ts'
import { compareParts, ofSegment } from './segment.ts'
import { workoutsOf } from './which-workout.ts'

/** How a question is answered: with what it could not take into account said first. */
export function answerOf(understood: Understanding): Skill {
  const { intent, details, asksBack } = understood
  if (asksBack !== undefined) return () => askBack(asksBack)
  const skill = skillOf(understood)
  const dated = details.isToday && topicOf(intent) !== 'list' ? ofToday(skill) : skill
  const leftOut = leftOutOf(understood)
  if (!leftOut) return dated
  return function* (turn) {
    return sayBefore(leftOut, yield* answered(dated, turn))
  }
}

function skillOf({ intent, details }: Understanding): Skill {
  if (details.against) return compareParts
  return details.segment && knows(intent, 'segment') ? ofSegment : intentOf(intent).answer
}

/** Of what was asked, the first that the answer is not about. */
function leftOutOf({ intent, details }: Understanding): string | null {
  const topic = topicOf(intent)
  if (topic === undefined || topic === 'other') return null
  const asked: [Limit, boolean, string][] = [
    ['segment', details.segment !== undefined && !details.against, 'I know that for the whole workout only.'],
    [
      'threshold',
      details.threshold !== undefined,
      'I cannot filter by pressure, so this is about all of them.',
    ],
    ['overWorkouts', details.isOverWorkouts === true, 'I keep no average over several workouts.'],
    ['rank', (details.rank ?? 1) > 1, 'I only know the highest, not the ones below it.'],
    ['place', details.isOfPlace === true, 'I know that for the whole foot only.'],
  ]
  return details.unused ?? asked.find(([limit, isAsked]) => isAsked && !knows(intent, limit))?.[2] ?? null
}

/**
 * "How did I do today?": the workout on the screen where it is of today, else the latest of today; where there is none,
 * the one on the screen, and its day first.
 */
const ofToday = (skill: Skill): Skill =>
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
