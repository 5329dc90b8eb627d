import { LOCAL_USER } from '@kinetra/protocol/ids'
import type { Store } from '@kinetra/store/store'
import { callStateFor } from '../../testing/text-call.ts'
import { callTool } from '../../tools/coach-tool.ts'
import { READING_TOOLS } from '../../tools/coach-tools.ts'
import { type Conversation, checkSentence } from '../check-sentence.ts'
import { createLedger, type Ledger } from '../ledger.ts'
import { findNumbers } from '../spoken-numbers.ts'
import { changedOnce } from './changed-numbers.ts'
import { type Tally, type Truth, tryInventedNumbers } from './invented-numbers.ts'
import { readTrueAnswers } from './true-answers.ts'

/** The tools that are asked, the first so many of them. */
const ASKED = [
  'get_pressure_summary',
  'get_current_workout',
  'get_events',
  'compare_workouts',
  'compare_halves',
  'list_workouts',
] as const

interface Summary {
  readonly feet: readonly {
    readonly foot: 'left' | 'right'
    readonly regions: readonly Record<string, unknown>[]
  }[]
}

/** Looks a workout up with real tools, and says invented and true numbers about it. */
export async function tryWorkout(
  store: Store,
  name: string,
  calls: number,
  valuesEach?: number,
): Promise<Map<string, Tally>> {
  const { workouts } = await store.workouts.list(LOCAL_USER, { limit: 100 })
  const workout = workouts.find((one) => one.name === name)
  if (!workout) throw new Error(`no workout ${name}`)
  const call = await callStateFor(store, workout.id, () => undefined)
  const results: Record<string, unknown> = {}
  for (const tool of ASKED.slice(0, calls)) {
    const asked = READING_TOOLS.get(tool)
    if (asked) results[tool] = await callTool(asked, {}, call)
  }
  const summary = results.get_pressure_summary as Summary
  const whole = { ...summary, ...(results.get_current_workout ?? {}) } as Record<string, unknown>
  const truths = (key: string): Truth[] => {
    const ofPlaces = summary.feet.flatMap(({ foot, regions }) =>
      regions.flatMap(({ region, [key]: value }) =>
        typeof value === 'number' ? [{ place: region, foot, value, workoutId: workout.id } as Truth] : [],
      ),
    )
    const value = whole[key]
    if (ofPlaces.length > 0 || typeof value !== 'number') return ofPlaces
    return [{ place: null, foot: null, value, workoutId: workout.id }]
  }
  return tryInventedNumbers(call.ledger, truths, valuesEach)
}

export interface Heard {
  readonly sentences: number
  readonly withheld: readonly string[]
  /** Milliseconds a sentence took to check. */
  readonly took: readonly number[]
  readonly changed: Changed
}

/** True sentences with one number changed. */
interface Changed {
  tried: number
  passed: number
  /** Those that say something of the data at all: with nothing looked up the number is withheld. */
  claims: number
  claimsPassed: number
}

/**
 * Checks the true sentences that hold a number, those that the check was made with or those kept apart, and each of
 * `everyChanged` of them once more with one number changed.
 */
export function hearTrueAnswers(isHeldOut: boolean, everyChanged = Number.POSITIVE_INFINITY): Heard {
  const withheld: string[] = []
  const took: number[] = []
  const changed: Changed = { tried: 0, passed: 0, claims: 0, claimsPassed: 0 }
  const answers = readTrueAnswers().filter((one) => one.isHeldOut === isHeldOut)
  for (const { ledger, question, earlier, sentences } of answers) {
    const said: string[] = []
    for (const sentence of sentences) {
      const conversation = { said: [...said], question, earlier }
      const from = performance.now()
      const { unsupported } = checkSentence(sentence, ledger, conversation)
      if (findNumbers(sentence).length > 0) took.push(performance.now() - from)
      if (unsupported.length > 0) withheld.push(`${sentence} ✗ ${unsupported.join(', ')}`)
      else if (took.length % everyChanged === 0) tryChanged(sentence, ledger, conversation, changed)
      said.unshift(sentence)
    }
  }
  return { sentences: took.length, withheld, took, changed }
}

function tryChanged(sentence: string, ledger: Ledger, conversation: Conversation, into: Changed): void {
  for (const { sentence: other, changed } of changedOnce(sentence)) {
    const isPassed = checkSentence(other, ledger, conversation).unsupported.length === 0
    const isClaim = checkSentence(other, NOTHING, conversation).unsupported.some((text) =>
      text.includes(changed),
    )
    into.tried += 1
    into.claims += Number(isClaim)
    into.passed += Number(isPassed)
    into.claimsPassed += Number(isPassed && isClaim)
  }
}
const NOTHING = createLedger()
