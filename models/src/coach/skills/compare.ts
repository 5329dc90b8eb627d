import { ask, ToolSaidNo } from '../asking.ts'
import type { Place } from '../language/region-words.ts'
import { decimal, fromTo } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { compareResult, type SideResult, workoutResult } from '../tool-results.ts'
import type { Skill, Turn } from '../turn.ts'
import { againstWords, change, FIGURES } from './changed-figures.ts'
import { besides, severalOf } from './compare-several.ts'
import { highest, pressureIn } from './pressure.ts'
import { trendOver } from './trend.ts'
import { ASK_LIST, periodWords, workoutsCalled, workoutsOf } from './which-workout.ts'

/** The workout to compare with, where it is not simply the one before. */
function* otherIdOf({ understood: { slots, details } }: Turn) {
  const type = slots.type ?? null
  if (details.period) {
    const { workouts } = yield* workoutsOf({ period: details.period, type, limit: 10 })
    const current = yield* ask('get_current_workout', {}, workoutResult)
    const id = workouts.find(({ workout_id }) => workout_id !== current.workout_id)?.workout_id
    if (!id)
      throw new ToolSaidNo(`I found no workout ${periodWords(details.period)} to compare with.`, ASK_LIST)
    return id
  }
  return null
}

/** The workouts that were called by name: those that the other one may be, or both; null where none of that name is there. */
function* namedSidesOf({ understood: { details } }: Turn) {
  const [one, two] = details.workoutNames ?? []
  if (!one) return null
  const called = yield* workoutsCalled(one, details.period)
  const [first] = called
  if (!first) return null
  if (two) {
    const others = yield* workoutsCalled(two)
    const other = others.find(({ workout_id }) => workout_id !== first.workout_id)
    if (other) return { workout_id: first.workout_id, other_ids: [other.workout_id] }
  }
  return { workout_id: null, other_ids: called.map(({ workout_id }) => workout_id) }
}

/** Both sides, with the first of the others that is another workout. */
function* sidesOf(
  workout_id: string | null,
  other_ids: readonly (string | null)[],
  { slots, details }: Turn['understood'],
) {
  for (const other_id of other_ids) {
    const sides = yield* ask(
      'compare_workouts',
      { workout_id, other_id, type: slots.type ?? null, steps_back: details.stepsBack ?? null },
      compareResult,
    )
    const id = sides.current?.workout_id
    if (!id || id !== sides.other?.workout_id) return sides
  }
  throw new ToolSaidNo('That is the workout we are looking at.', 'Tell me another one to compare.')
}

export const compare: Skill = function* (turn) {
  const { slots, details } = turn.understood
  const place = slots.region ?? details.place
  if (place && details.latest) return yield* trendOver(details.latest, place, turn)
  const several = yield* severalOf(turn)
  if (several.length > 0) return yield* besides(turn, several)
  const { workout_id, other_ids } = (yield* namedSidesOf(turn)) ?? {
    workout_id: null,
    other_ids: [yield* otherIdOf(turn)],
  }
  const { current, other } = yield* sidesOf(workout_id, other_ids, turn.understood)
  if (!current || !other) return 'I have nothing to compare this workout with yet.'
  const against = againstWords(other)
  const beginning = workout_id === null ? `Against ${against}` : `${nameOf(current)}, against ${against}`
  const placed = place ? yield* changeThere(place, turn, [current, other]) : null
  if (placed) return say(`${beginning}, ${placed.words}.`, placed.verdict)
  const asked = details.metric ? FIGURES[details.metric] : undefined
  const lines = [asked, FIGURES.peak, FIGURES.high_force_events, FIGURES.cadence]
    .filter((figure, index, all) => figure !== undefined && all.indexOf(figure) === index)
    .flatMap((figure) => (figure ? [change(figure, current, other)] : []))
    .filter((line) => line !== null)
  const [mainLine, nextLine] = lines
  if (!mainLine) return `I have no figure that both this workout and ${against} share.`
  return say(`${verdict(current, other)}`, `${beginning}, ${mainLine}.`, nextLine && `${nextLine}.`)
}

/** What changed at a place of the foot; null where the figure is none of a place, or no data is there. */
function* changeThere(place: Place, turn: Turn, sides: readonly SideResult[]) {
  const { slots, details } = turn.understood
  const key = details.metric === 'mean' ? 'mean' : 'peak'
  if (details.metric && details.metric !== key) return null
  const values: number[] = []
  for (const { workout_id } of sides) {
    if (!workout_id) return null
    const { feet } = yield* pressureIn(workout_id, turn, place)
    const [top] = highest(feet, place, key)
    if (top) values.push(top.value)
  }
  const [now, before] = values
  if (now === undefined || before === undefined) return null
  const subject =
    key === 'mean'
      ? `the average pressure under ${yourPlace(place, slots.foot)}`
      : `the peak on ${yourPlace(place, slots.foot)}`
  const spoken = [decimal(before), decimal(now)] as const
  const isSame = spoken[0] === spoken[1]
  return {
    words: `${subject} ${fromTo(...spoken)}`,
    verdict: isSame
      ? undefined
      : now < before
        ? 'That is softer than before.'
        : 'That is harder than before.',
  }
}

/** Softer is a lower peak and fewer high-force events; anything else is mixed. */
function verdict(current: SideResult, other: SideResult): string {
  const signs = (['peak', 'high_force_events'] as const).flatMap((key) => {
    const [now, before] = [current[key], other[key]]
    return now === null || before === null ? [] : [Math.sign(Math.round((now - before) * 10))]
  })
  if (signs.length === 0) return 'Here is what changed.'
  if (signs.every((sign) => sign === 0)) return 'Much the same.'
  if (signs.every((sign) => sign <= 0)) return 'Yes, you landed softer.'
  if (signs.every((sign) => sign >= 0)) return 'This one was harder on your feet.'
  return 'It is mixed.'
}
