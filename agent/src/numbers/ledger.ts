import { type Fact, factsOf } from './facts.ts'
import { type KnownWorkout, merged, minutesOfClock, workoutsIn } from './known-workouts.ts'
import { type NumberInText, phrasesIn } from './phrases.ts'

/** A number in a text about a workout, or about none. */
interface LedgerPhrase extends NumberInText {
  readonly workoutId: string | null
}

/** A fact, with the result that it stands in: a greater one is newer. */
export interface LedgerFact extends Fact {
  readonly result: number
}

/** The numbers of a call: what the coach may say is what stands here, or follows from it. */
export interface Ledger {
  readonly facts: readonly LedgerFact[]
  /** Numbers out of texts, with the words with which alone each may be said. */
  readonly phrases: readonly LedgerPhrase[]
  /** Times of day, in minutes since midnight. */
  readonly clocks: readonly number[]
  /** The workouts that results told of. */
  readonly workouts: ReadonlyMap<string, KnownWorkout>
  /** The workouts that whole results were about, the latest first. */
  readonly focus: readonly string[]
  addResult(tool: string, result: unknown): void
}

/** Older numbers are forgotten first, so that a long call neither grows nor slows down. */
const MOST_FACTS = 4000
const MOST_PHRASES = 400

export function createLedger(): Ledger {
  const facts: LedgerFact[] = []
  const phrases: LedgerPhrase[] = []
  const clocks: number[] = []
  const workouts = new Map<string, KnownWorkout>()
  const focus: string[] = []
  let results = 0
  return {
    facts,
    phrases,
    clocks,
    workouts,
    focus,
    addResult(_, result) {
      results += 1
      for (const fact of factsOf(result)) facts.push({ ...fact, result: results })
      facts.splice(0, Math.max(0, facts.length - MOST_FACTS))
      collectTexts(result, '', null, phrases, clocks)
      phrases.splice(0, Math.max(0, phrases.length - MOST_PHRASES))
      clocks.splice(0, Math.max(0, clocks.length - MOST_PHRASES))
      for (const workout of workoutsIn(result))
        workouts.set(workout.id, merged(workouts.get(workout.id), workout))
      const id = focusOf(result)
      if (!id) return
      if (focus.includes(id)) focus.splice(focus.indexOf(id), 1)
      focus.unshift(id)
    },
  }
}

/** The one workout that a result is about; the first of two that are compared. */
function focusOf(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null) return undefined
  const { workout_id: id, current } = result as Record<string, unknown>
  return typeof id === 'string' ? id : focusOf(current)
}

function collectTexts(
  value: unknown,
  key: string,
  workoutId: string | null,
  into: LedgerPhrase[],
  clocks: number[],
): void {
  if (typeof value === 'string') {
    const minutes = minutesOfClock(value)
    if (key.startsWith('time_of_day') && minutes !== null) clocks.push(minutes)
    into.push(...phrasesIn(value, key).map((phrase) => ({ ...phrase, workoutId })))
  } else if (Array.isArray(value)) for (const item of value) collectTexts(item, key, workoutId, into, clocks)
  else if (typeof value === 'object' && value !== null) {
    const { workout_id: id } = value as Record<string, unknown>
    const about = typeof id === 'string' ? id : workoutId
    for (const [name, item] of Object.entries(value)) collectTexts(item, name, about, into, clocks)
  }
}
