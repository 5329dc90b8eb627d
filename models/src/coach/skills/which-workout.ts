import { ask, ToolSaidNo } from '../asking.ts'
import { soundsAlike } from '../language/sounds-like.ts'
import type { NamedWorkout } from '../language/workout-name.ts'
import { nameOf, nounOf, whenOf } from '../phrases/workouts.ts'
import { compareResult, listResult, workoutResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'

/** Periods that the tools call by another name. */
const TOOL_PERIODS: Record<string, string> = { week: 'this_week', month: 'this_month' }

/** A period as the tools name it; null for all. */
export const toolPeriod = (period: string | undefined): string | null =>
  period ? (TOOL_PERIODS[period] ?? period) : null

const PERIOD_WORDS: Record<string, string> = {
  today: 'today',
  yesterday: 'yesterday',
  '2_days_ago': 'the day before yesterday',
  weekend: 'at the weekend',
  week: 'this week',
  last_week: 'last week',
  week_before_last: 'the week before last',
  month: 'this month',
  last_month: 'last month',
  month_before_last: 'the month before last',
}

/** "on Monday", "in May", "last week"; empty for all. */
export function periodWords(period: string | undefined): string {
  if (!period) return ''
  const words = PERIOD_WORDS[period]
  if (words) return words
  if (/_days_ago$|-|^day_/.test(period)) return 'on that day'
  // The number is none of the data's.
  if (/^last_\d/.test(period)) return 'in that time'
  const name = period.charAt(0).toUpperCase() + period.slice(1)
  return `${period.endsWith('day') ? 'on' : 'in'} ${name}`
}

/** A period that is a single day: of its workouts nobody needs to hear the day. */
export const isDay = (period: string | undefined): boolean =>
  period !== undefined && /day$|_days_ago$|-|^day_/.test(period)

/** The user's workouts, newest first or in an order of the tool. */
export function* workoutsOf(wanted: {
  period?: string | undefined
  type?: string | null | undefined
  name?: string | undefined
  order?: string | undefined
  /** Only so many of the newest are ordered. */
  latest?: number | undefined
  limit: number
}) {
  const { period, type = null, name = null, order = null, latest, limit } = wanted
  return yield* ask(
    'list_workouts',
    { period: toolPeriod(period), type, name, order, ...(latest && { latest }), limit },
    listResult,
  )
}

export const ASK_LIST = 'Ask me for a list of your workouts, and I name them.'

/** So many are looked through for one whose name sounds like what was heard. */
const MOST_HEARD = 10

/**
 * The workouts of a name, newest first; none where the words may as well describe another one.
 * @throws ToolSaidNo where there is none of that name.
 */
export function* workoutsCalled({ names, mayDescribe }: NamedWorkout, period?: string) {
  for (const name of names) {
    const { workouts } = yield* workoutsOf({ period, name, limit: 10 })
    if (workouts.length > 0) return workouts
  }
  const all = yield* workoutsOf({ period, limit: MOST_HEARD })
  const alike = all.workouts.filter(({ name }) => names.some((heard) => soundsAlike(name ?? '', heard)))
  if (alike.length === 0 && !mayDescribe) throw noneCalled(names[0] ?? '', period)
  return alike
}

/** "I found no workout called tempo run last week." */
export const noneCalled = (name: string, period: string | undefined): ToolSaidNo =>
  new ToolSaidNo(`I found no workout called ${name}${period ? ` ${periodWords(period)}` : ''}.`, ASK_LIST)

/** The workout of a name; null for the one on the screen, which comes before older ones of the same name. */
function* idCalled(named: NamedWorkout, period: string | undefined) {
  const found = yield* workoutsCalled(named, period)
  if (found.length > 1) {
    const current = yield* ask('get_current_workout', {}, workoutResult)
    if (found.some(({ workout_id }) => workout_id === current.workout_id)) return null
  }
  return found[0]?.workout_id ?? null
}

/** The other workout that the conversation spoke of last, if any; of a list the one that is asked for, else the first. */
export function spokenWorkout({
  conversation,
  understood,
}: Turn): { id: string; name: string; when: string } | null {
  for (const { name, result } of conversation.earlier.toReversed()) {
    const found =
      name === 'compare_workouts'
        ? compareResult.safeParse(result).data?.other
        : name === 'list_workouts'
          ? listResult.safeParse(result).data?.workouts[(understood.details.nth ?? 1) - 1]
          : name === 'get_workout_by_id'
            ? workoutResult.safeParse(result).data
            : null
    if (found?.workout_id) return { id: found.workout_id, name: nameOf(found), when: whenOf(found.when) }
    if (name === 'get_current_workout') return null
  }
  return null
}

/** Whether another workout is meant than the one on the screen. */
export const isOther = ({ understood: { details } }: Turn): boolean =>
  Boolean(details.isSpokenOf || details.workoutNames || details.stepsBack || details.period)

/** The id of the workout that is asked about; null for the one on the screen. */
export function* workoutIdOf(turn: Turn) {
  const { details } = turn.understood
  const spoken = details.isSpokenOf ? spokenWorkout(turn) : null
  if (spoken) return spoken.id
  const [named] = details.workoutNames ?? []
  const called = named ? yield* idCalled(named, details.period) : null
  if (called) return called
  const type = details.workoutType ?? null
  if (details.period) {
    const { workouts } = yield* workoutsOf({ period: details.period, type, limit: 1 })
    const id = workouts[0]?.workout_id
    if (!id) throw new ToolSaidNo(`I found no workout ${periodWords(details.period)}.`, ASK_LIST)
    return id
  }
  if (!details.stepsBack) return type ? yield* lastOfType(type) : null
  return yield* workoutBefore(details.stepsBack, type)
}

/** The last workout of a type; null where the one on the screen is of that type, or there is none. */
function* lastOfType(type: string) {
  const current = yield* ask('get_current_workout', {}, workoutResult)
  if (current.type === type) return null
  const { workouts } = yield* workoutsOf({ type, limit: 1 })
  const id = workouts[0]?.workout_id
  if (!id) throw new ToolSaidNo(`I found no ${nounOf(type)}.`, ASK_LIST)
  return id
}

/** The id of the workout so many before the one on the screen, of a type or of its own. */
function* workoutBefore(stepsBack: number, type: string | null) {
  const current = yield* ask('get_current_workout', {}, workoutResult)
  const { workouts } = yield* workoutsOf({ type: type ?? current.type, limit: 10 })
  const at = workouts.findIndex(({ workout_id }) => workout_id === current.workout_id)
  const id = workouts[at + stepsBack]?.workout_id
  if (at < 0 || !id) throw new ToolSaidNo('I found no earlier workout of that kind.', ASK_LIST)
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
