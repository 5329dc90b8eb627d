import { ask, ToolSaidNo } from '../asking.ts'
import { soundsAlike } from '../language/sounds-like.ts'
import type { NamedWorkout } from '../language/workout-names.ts'
import { nameOf, nounOf, periodWords, whenOf } from '../phrases/workouts.ts'
import { compareResult, listResult, workoutResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'
import type { Understanding } from '../understanding.ts'

export const ASK_LIST = 'Ask me for a list of your workouts, and I name them.'
/** So many are looked through for one whose name sounds like what was heard. */
const MOST_HEARD = 10

/** "Week" and "month" are this one to the tools, also as the end of "since_week". */
const CURRENT = /(^|^(?:since|after|until|before)_|_before_)(week|month)$/
/** A period as the tools name it; null for all. */
export const toolPeriod = (period: string | undefined): string | null =>
  period?.replace(CURRENT, '$1this_$2') ?? null

/** The days that are meant. */
export const periodOf = ({ slots, details }: Understanding): string | undefined =>
  details.period ?? slots.period

interface Wanted {
  readonly period?: string | undefined
  readonly type?: string | null | undefined
  readonly name?: string | undefined
  readonly order?: string | undefined
  /** Only so many of the newest are ordered. */
  readonly latest?: number | undefined
  readonly limit: number
}

/** The user's workouts, newest first or in an order of the tool. */
export function* workoutsOf({ period, type = null, name, order, latest, limit }: Wanted) {
  return yield* ask(
    'list_workouts',
    {
      period: toolPeriod(period),
      type,
      name: name ?? null,
      order: order ?? null,
      ...(latest && { latest }),
      limit,
    },
    listResult,
  )
}

/**
 * The workouts of a name, newest first; none where the words may as well describe another one.
 * @throws ToolSaidNo where there is none of that name.
 */
export function* workoutsCalled({ names, mayDescribe }: NamedWorkout, period?: string) {
  const { workouts } = yield* workoutsOf({ period, name: names.at(-1), limit: 10 })
  const whole = workouts.filter(({ name }) => name?.toLowerCase().includes(names[0] ?? ''))
  if (workouts.length > 0) return whole.length > 0 ? whole : workouts
  const all = yield* workoutsOf({ period, limit: MOST_HEARD })
  const alike = all.workouts.filter(({ name }) => names.some((heard) => soundsAlike(name ?? '', heard)))
  if (alike.length === 0 && !mayDescribe) throw noneCalled(names[0] ?? '', period)
  return alike
}

/** "I found no workout called tempo run last week." */
export const noneCalled = (name: string, period: string | undefined): ToolSaidNo =>
  new ToolSaidNo(`I found no workout called ${name}${period ? ` ${periodWords(period)}` : ''}.`, ASK_LIST)

/** The other workout that the conversation spoke of last, if any; of a list the one that is asked for, else the first. */
export function spokenWorkout({ conversation, understood: { details } }: Turn) {
  for (const { name, result } of conversation.earlier.toReversed()) {
    const found =
      name === 'compare_workouts'
        ? compareResult.safeParse(result).data?.other
        : name === 'list_workouts'
          ? listResult.safeParse(result).data?.workouts[(details.nth ?? 1) - 1]
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
  const {
    isSpokenOf,
    workoutNames: [named] = [],
    workoutType: type = null,
    period,
    stepsBack,
  } = turn.understood.details
  const spoken = isSpokenOf ? spokenWorkout(turn) : null
  if (spoken) return spoken.id
  const called = named ? yield* idCalled(named, period) : null
  if (called) return called
  if (period) {
    const { workouts } = yield* workoutsOf({ period, type, limit: 1 })
    const id = workouts[0]?.workout_id
    if (!id) throw new ToolSaidNo(`I found no workout ${periodWords(period)}.`, ASK_LIST)
    return id
  }
  if (!stepsBack && !type) return null
  const current = yield* ask('get_current_workout', {}, workoutResult)
  // The one on the screen is the last of its type.
  if (!stepsBack && current.type === type) return null
  const { workouts } = yield* workoutsOf({ type: type ?? current.type, limit: stepsBack ? 10 : 1 })
  const at = stepsBack ? workouts.findIndex(({ workout_id }) => workout_id === current.workout_id) : 0
  // Of another type than the one on the screen, the one before is the latest.
  const id = at < 0 && !type ? null : workouts[at + (stepsBack ?? 0)]?.workout_id
  if (!id)
    throw new ToolSaidNo(
      stepsBack ? 'I found no earlier workout of that kind.' : `I found no ${nounOf(type)}.`,
      ASK_LIST,
    )
  return id
}

/** The workout of a name; null for the one on the screen, which comes before older ones of the same name. */
function* idCalled(named: NamedWorkout, period: string | undefined) {
  const found = yield* workoutsCalled(named, period)
  if (found.length > 1) {
    const current = yield* ask('get_current_workout', {}, workoutResult)
    if (found.some(({ workout_id }) => workout_id === current.workout_id)) return null
  }
  return found[0]?.workout_id ?? null
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
