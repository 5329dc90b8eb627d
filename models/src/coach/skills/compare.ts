import { ask, ToolSaidNo } from '../asking.ts'
import type { Place } from '../language/region-words.ts'
import { clock, decimal, fromTo, percent, whole } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, whenOf } from '../phrases/workouts.ts'
import { compareResult, type SideResult, workoutResult } from '../tool-results.ts'
import type { Skill, Turn } from '../turn.ts'
import { highest, pressureIn } from './pressure.ts'
import { ASK_LIST, periodWords, workoutBefore, workoutsCalled, workoutsOf } from './which-workout.ts'

interface Figure {
  key: keyof SideResult
  words: string
  spoken: (value: number) => string
}

const FIGURES: Record<string, Figure> = {
  peak: { key: 'peak', words: 'peak', spoken: decimal },
  mean: { key: 'mean', words: 'average pressure', spoken: decimal },
  high_force_events: { key: 'high_force_events', words: 'high-force events', spoken: whole },
  cadence: { key: 'cadence_per_min', words: 'cadence', spoken: whole },
  contact_time: {
    key: 'contact_time_ms',
    words: 'contact time',
    spoken: (value) => `${whole(value)} milliseconds`,
  },
  duration: { key: 'duration_s', words: 'time', spoken: clock },
  load_share: { key: 'heel_load_share_percent', words: 'heel load', spoken: percent },
}

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
  if (!details.stepsBack || details.stepsBack < 2) return null
  return yield* workoutBefore(details.stepsBack, type, 'I found no workout that far back.')
}

/** The workouts that were called by name: the other one, or both; null where none of that name is there. */
function* namedSidesOf({ understood: { details } }: Turn) {
  const [one, two] = details.workoutNames ?? []
  if (!one) return null
  const called = yield* workoutsCalled(one, details.period)
  const [first] = called
  if (!first) return null
  if (two) {
    const others = yield* workoutsCalled(two)
    const other = others.find(({ workout_id }) => workout_id !== first.workout_id)
    if (other) return { workout_id: first.workout_id, other_id: other.workout_id }
  }
  const current = yield* ask('get_current_workout', {}, workoutResult)
  const other = called.find(({ workout_id }) => workout_id !== current.workout_id)
  if (!other)
    throw new ToolSaidNo('That is the workout we are looking at.', 'Tell me another one to compare.')
  return { workout_id: null, other_id: other.workout_id }
}

/** So many are set beside one in one answer. */
const MOST_COMPARED = 3

/** The workouts that one is to be compared with, where they are several; null where it is one. */
function* severalOf({ understood: { slots, details } }: Turn) {
  const { workoutNames: names = [], latest = 1 } = details
  if (names.length > 2) {
    const ids: string[] = []
    for (const name of names) {
      const [found] = yield* workoutsCalled(name)
      if (found?.workout_id && !ids.includes(found.workout_id)) ids.push(found.workout_id)
    }
    const [workout_id = null, ...others] = ids
    return others.length > 1 ? { workout_id, others } : null
  }
  if (latest < 2) return null
  const current = yield* ask('get_current_workout', {}, workoutResult)
  const { workouts } = yield* workoutsOf({ type: slots.type ?? current.type, limit: 10 })
  const ids = workouts.map(({ workout_id }) => workout_id).filter((id) => id !== null)
  const before = ids.slice(ids.indexOf(current.workout_id ?? '') + 1)
  return before.length > 1 ? { workout_id: null, others: before.slice(0, latest) } : null
}

/** One workout beside several: of each the figure that was asked for, else the peak. */
function* besides(
  { understood: { details } }: Turn,
  { workout_id, others }: { workout_id: string | null; others: readonly string[] },
) {
  const figure = (details.metric && FIGURES[details.metric]) || FIGURES.peak
  const lines: string[] = []
  for (const other_id of others.slice(0, MOST_COMPARED)) {
    const sides = yield* ask('compare_workouts', { workout_id, other_id, type: null }, compareResult)
    if (!sides.current || !sides.other || !figure) continue
    const changed = change(figure, sides.current, sides.other)
    const one = lines.length === 0 && workout_id !== null ? `${nameOf(sides.current)}, against` : 'Against'
    if (changed) lines.push(`${one} ${againstWords(sides.other)}, ${changed}.`)
  }
  return lines.length > 0 ? say(...lines) : 'I have nothing to compare this workout with yet.'
}

/** "Morning run, 4 days ago". */
function againstWords(other: SideResult): string {
  const when = whenOf(other.when)
  return `${nameOf(other)}${when ? `, ${when}` : ''}`
}

export const compare: Skill = function* (turn) {
  const { slots, details } = turn.understood
  const several = yield* severalOf(turn)
  if (several) return yield* besides(turn, several)
  const { workout_id, other_id } = (yield* namedSidesOf(turn)) ?? {
    workout_id: null,
    other_id: yield* otherIdOf(turn),
  }
  const { current, other } = yield* ask(
    'compare_workouts',
    { workout_id, other_id, type: slots.type ?? null },
    compareResult,
  )
  if (!current || !other) return 'I have nothing to compare this workout with yet.'
  const against = againstWords(other)
  const beginning = workout_id === null ? `Against ${against}` : `${nameOf(current)}, against ${against}`
  const place = slots.region ?? details.place
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

function change({ key, words, spoken }: Figure, current: SideResult, other: SideResult): string | null {
  const [now, before] = [current[key], other[key]]
  if (typeof now !== 'number' || typeof before !== 'number') return null
  return `your ${words} ${fromTo(spoken(before), spoken(now))}`
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
