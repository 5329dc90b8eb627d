import { ask, ToolSaidNo } from '../asking.ts'
import { listResult, workoutResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'

const TOOL_PERIODS: Record<string, string> = {
  today: 'today',
  yesterday: 'yesterday',
  week: 'this_week',
  last_week: 'last_week',
  month: 'this_month',
  last_month: 'last_month',
}

/** A period as the tools name it; null for all. */
export const toolPeriod = (period: string | undefined): string | null => TOOL_PERIODS[period ?? ''] ?? null

export const periodWords = (period: string | undefined): string =>
  ({
    today: 'today',
    yesterday: 'yesterday',
    week: 'this week',
    last_week: 'last week',
    month: 'this month',
    last_month: 'last month',
  })[period ?? ''] ?? ''

/** The id of the workout that is asked about; null for the one on the screen. */
export function* workoutIdOf({ understood }: Turn) {
  const { details } = understood
  if (details.workoutId) return details.workoutId
  const type = details.workoutType ?? null
  if (details.period && details.period !== 'today') {
    const period = toolPeriod(details.period)
    const { workouts } = yield* ask('list_workouts', { period, type, limit: 1 }, listResult)
    const id = workouts[0]?.workout_id
    if (!id) throw new ToolSaidNo(`I found no workout ${periodWords(details.period)}.`)
    return id
  }
  if (!details.stepsBack) return null
  return yield* workoutBefore(details.stepsBack, type, 'I found no earlier workout of that kind.')
}

/** The id of the workout so many before the one on the screen, of a type or of its own. */
export function* workoutBefore(stepsBack: number, type: string | null, notFound: string) {
  const current = yield* ask('get_current_workout', {}, workoutResult)
  const { workouts } = yield* ask(
    'list_workouts',
    { period: null, type: type ?? current.type, limit: 10 },
    listResult,
  )
  const at = workouts.findIndex(({ workout_id }) => workout_id === current.workout_id)
  const id = workouts[at + stepsBack]?.workout_id
  if (at < 0 || !id) throw new ToolSaidNo(notFound)
  return id
}

/** The workout itself: the one on the screen, or the one that is asked about. */
export function* workoutOf(turn: Turn) {
  const id = yield* workoutIdOf(turn)
  return id === null
    ? yield* ask('get_current_workout', {}, workoutResult)
    : yield* ask('get_workout_by_id', { workout_id: id }, workoutResult)
}

/** " in Evening run" where another workout than the one on the screen is meant. */
export const inOther = (id: string | null, name: string): string => (id === null ? '' : ` in ${name}`)
