import { ask } from '../asking.ts'
import { askBack } from '../dialogue/ask-back.ts'
import { leftOutWords, type Mention, unusedOf } from '../language/mentions.ts'
import { SCREEN } from '../language/periods.ts'
import { counted } from '../phrases/numbers.ts'
import { sayBefore, uncapitalised } from '../phrases/speech.ts'
import { nounOf, periodWords, whenOf } from '../phrases/workouts.ts'
import { intentOf, topicOf } from '../registry.ts'
import { workoutResult } from '../tool-results.ts'
import { answered, type Skill } from '../turn.ts'
import type { Details, Understanding } from '../understanding.ts'
import { isOverWorkouts, overWorkouts } from './over-workouts.ts'
import { compareParts, ofSegment } from './segment.ts'
import { workoutsOf } from './which-workout.ts'

/** An answer, and what it makes no use of though a slot has it. */
interface Form {
  readonly skill: Skill
  readonly leaves?: readonly Mention[]
}

/** How a question is answered: with what it could not take into account said first. */
export function answerOf(understood: Understanding): Skill {
  const { intent, slots, details, asksBack } = understood
  if (asksBack !== undefined) return () => askBack(asksBack)
  const { skill, leaves = [] } = formOf(understood)
  const dated = details.period?.endsWith(SCREEN)
    ? fromScreen
    : details.isToday && topicOf(intent) !== 'list'
      ? ofToday(skill)
      : skill
  if (topicOf(intent) === undefined) return dated
  const leftOut = leftOutWords([...(details.unread ?? []), ...unusedOf(slots, details, leaves)])
  if (!leftOut) return dated
  return function* (turn) {
    return sayBefore(leftOut, yield* answered(dated, turn))
  }
}

/** "Second", where no event is told by its number. */
const rankOf = ({ rank }: Details): readonly Mention[] => (rank ? ['rank'] : [])

function formOf(understood: Understanding): Form {
  const { intent, details } = understood
  const { answer, metric, leaves } = intentOf(intent)
  if (details.against) return { skill: compareParts, leaves: ['several', 'limit'] }
  if (details.segment) return { skill: ofSegment, leaves: ['several', 'otherPlace', ...rankOf(details)] }
  if (isOverWorkouts(understood)) {
    const isPlaced = metric !== 'high_force_events'
    return {
      skill: overWorkouts,
      leaves: ['foot', 'otherPlace', 'limit', ...rankOf(details), ...(isPlaced ? [] : (['place'] as const))],
    }
  }
  const topic = topicOf(intent)
  const isOfOne = topic === 'place' || topic === 'events' || topic === 'workout'
  const left = leaves?.(understood) ?? []
  // A trend is of several by itself.
  if (!isOfOne || intent === 'trend') return { skill: answer, leaves: left }
  const isOfDays = details.period !== undefined && !details.workoutNames
  return { skill: isOfDays ? ofLatest(answer) : answer, leaves: ['several', ...left] }
}

/** "A week earlier" than the workout on the screen. */
const fromScreen: Skill = function* (turn) {
  const { started_at: startedAt } = yield* ask('get_current_workout', {}, workoutResult)
  const { details } = turn.understood
  const period = details.period?.replace(SCREEN, startedAt?.slice(0, 10) ?? 'today')
  const understood = { ...turn.understood, details: { ...details, ...(period && { period }) } }
  return yield* answered(answerOf(understood), { ...turn, understood })
}

/** Of days with several workouts the latest is told of, and that it is. */
const ofLatest = (skill: Skill): Skill =>
  function* (turn) {
    const { period, workoutType: type } = turn.understood.details
    const { total } = yield* workoutsOf({ period, type, limit: 1 })
    const answer = yield* answered(skill, turn)
    return total !== null && total > 1
      ? sayBefore(`This is the latest of ${counted(total, nounOf(type))} ${periodWords(period)}.`, answer)
      : answer
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
