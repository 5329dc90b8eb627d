import { ask, ToolSaidNo } from '../asking.ts'
import { periodWords } from '../phrases/workouts.ts'
import { compareResult, workoutResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'
import { ASK_LIST, workoutsCalled, workoutsOf } from './which-workout.ts'

/** So many are set beside one in one answer. */
const MOST_COMPARED = 3

/** Arguments of compare_workouts. */
export type Sides = Record<'workout_id' | 'other_id' | 'type', string | null> & { steps_back: number | null }

/** The pairs to compare where a workout is to stand beside several others; empty where it is one. */
export function* severalOf({ understood: { slots, details } }: Turn) {
  const { workoutNames: names = [], latest = 1 } = details
  const pairs: Sides[] = []
  for (let back = 1; latest > 1 && back <= Math.min(latest, MOST_COMPARED); back += 1)
    pairs.push({ workout_id: null, other_id: null, type: slots.type ?? null, steps_back: back })
  if (pairs.length > 0 || names.length < 3) return pairs
  const ids: string[] = []
  for (const name of names.slice(0, MOST_COMPARED)) {
    const [found] = yield* workoutsCalled(name)
    if (found?.workout_id && !ids.includes(found.workout_id)) ids.push(found.workout_id)
  }
  const [first = null, ...others] = ids
  return others.map((other_id): Sides => ({ workout_id: first, other_id, type: null, steps_back: null }))
}

/** Both sides of a comparison with one other workout. */
export function* bothSides({ understood }: Turn) {
  const { details } = understood
  const { workout_id, other_ids } = (yield* namedSides(details)) ?? {
    workout_id: null,
    other_ids: [details.period ? yield* otherIdOf(understood, details.period) : null],
  }
  for (const other_id of other_ids) {
    const args = {
      workout_id,
      other_id,
      type: understood.slots.type ?? null,
      steps_back: details.stepsBack ?? null,
    }
    const sides = yield* ask('compare_workouts', args, compareResult)
    const id = sides.current?.workout_id
    if (!id || id !== sides.other?.workout_id) return { ...sides, isNamed: workout_id !== null }
  }
  throw new ToolSaidNo('That is the workout we are looking at.', 'Tell me another one to compare.')
}

/** The workout of a period that is to stand beside the one on the screen. */
function* otherIdOf({ slots }: Turn['understood'], period: string) {
  const { workouts } = yield* workoutsOf({ period, type: slots.type, limit: 10 })
  const current = yield* ask('get_current_workout', {}, workoutResult)
  const id = workouts.find(({ workout_id }) => workout_id !== current.workout_id)?.workout_id
  if (!id) throw new ToolSaidNo(`I found no workout ${periodWords(period)} to compare with.`, ASK_LIST)
  return id
}

/** The workouts that were called by name: those that the other one may be, or both; null where none of that name is there. */
function* namedSides({ workoutNames: [one, two] = [], period }: Turn['understood']['details']) {
  if (!one) return null
  const called = yield* workoutsCalled(one, period)
  const [first] = called
  if (!first) return null
  const others = two ? yield* workoutsCalled(two) : []
  const other = others.find(({ workout_id }) => workout_id !== first.workout_id)
  if (other) return { workout_id: first.workout_id, other_ids: [other.workout_id] }
  return { workout_id: null, other_ids: called.map(({ workout_id }) => workout_id) }
}
