import { type Answering, ask, ToolSaidNo } from '../asking.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { compareResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'
import { againstWords, change, FIGURES } from './changed-figures.ts'
import { workoutsCalled } from './which-workout.ts'

/** So many are set beside one in one answer. */
const MOST_COMPARED = 3

/** Arguments of compare_workouts. */
type Sides = Record<'workout_id' | 'other_id' | 'type', string | null> & { steps_back: number | null }

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
  for (const other_id of others) pairs.push({ workout_id: first, other_id, type: null, steps_back: null })
  return pairs
}

/** Of each pair the figure that was asked for, else the peak; there may be fewer workouts than were asked for. */
export function* besides({ understood: { details } }: Turn, pairs: readonly Sides[]): Answering {
  const figure = (details.metric && FIGURES[details.metric]) || FIGURES.peak
  const lines: string[] = []
  for (const args of pairs) {
    try {
      const { current, other } = yield* ask('compare_workouts', { ...args }, compareResult)
      const changed = figure && current && other ? change(figure, current, other) : null
      if (!changed || !current || !other) continue
      const subject =
        lines.length === 0 && args.workout_id !== null ? `${nameOf(current)}, against` : 'Against'
      lines.push(`${subject} ${againstWords(other)}, ${changed}.`)
    } catch (error) {
      if (!(error instanceof ToolSaidNo) || lines.length === 0) throw error
    }
  }
  return lines.length > 0 ? say(...lines) : 'I have nothing to compare this workout with yet.'
}
