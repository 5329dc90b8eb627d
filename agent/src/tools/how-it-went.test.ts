import { LOCAL_USER } from '@kinetra/protocol/ids'
import { REGION_NAMES } from '@kinetra/workouts/regions'
import type { Comparison } from '@kinetra/workouts/usual/compare'
import { FIGURE_NAMES } from '@kinetra/workouts/usual/figures'
import { WORKOUT_TYPES } from '@kinetra/workouts/workout'
import { expect, it } from 'vitest'
import { cutSentences } from '../coach/sentences.ts'
import { checkSentence } from '../numbers/check-sentence.ts'
import { createLedger } from '../numbers/ledger.ts'
import { findNumbers } from '../numbers/spoken-numbers.ts'
import { openEmptyStore } from '../testing/test-store.ts'
import { callStateFor } from '../testing/text-call.ts'
import { getCurrentWorkout } from './get-workout.ts'
import { asSpoken } from './how-it-went.ts'

const WORKOUT = 'a'.repeat(24)

/** A workout in which one figure differs, or nothing does, or that is one of the first. */
function* comparisons(): Generator<Comparison> {
  for (const type of WORKOUT_TYPES)
    for (const [index, figure] of FIGURE_NAMES.entries())
      for (const side of ['above', 'below', 'within', null] as const) {
        const [value, median] = figure.endsWith('Share') ? [0.318, 0.372] : [12.34 * (index + 1), 98.7]
        const now = REGION_NAMES[index] ?? 'M1'
        yield {
          type,
          earlierIds: Array.from({ length: side ? 3 + index : index % 3 }, (_, nth) => `earlier ${nth}`),
          figures: [
            {
              ...{ figure: side === 'within' || !side ? 'hardLandings' : figure, value, side, verdict: null },
              usual: side && { count: 3 + index, median, low: median - 1, high: median + 1 },
            },
          ],
          feet: [],
          mostLoaded: { now, before: side === 'above' ? now : 'Med Heel' },
        }
      }
}

it('whatever the sentence says passes the check of numbers, and leads to its page', () => {
  const said = new Set<string>()
  for (const comparison of comparisons()) {
    const words = asSpoken(comparison)
    said.add(words)
    const ledger = createLedger()
    const { sentences, rest } = cutSentences(`${words} `)
    expect([...sentences, rest].filter((text) => text.trim())).toHaveLength(1)
    expect(checkSentence(words, ledger).unsupported, words).not.toEqual([])
    ledger.addResult('get_current_workout', { workout_id: WORKOUT, how_it_went: words })
    const { unsupported, sources } = checkSentence(words, ledger)
    expect(unsupported, words).toEqual([])
    const numbers = findNumbers(words).filter(({ text }) => /\d/.test(text))
    expect(
      sources.map(({ text, workoutId }) => [text, workoutId]),
      words,
    ).toEqual(expect.arrayContaining(numbers.map(({ text }) => [text, WORKOUT])))
    const changed = words.replace(/\d+(?=\D*$)/, (digits) => String(Number(digits) + 3))
    expect(checkSentence(changed, ledger).unsupported, changed).not.toEqual([])
  }
  expect(said.size).toBeGreaterThan(60)
})

it('nothing is said of how long a workout lasted, or how it went, that has just begun', async () => {
  const { store, close } = await openEmptyStore()
  const { id } = await store.workouts.create(LOCAL_USER, { name: 'Run', type: 'running' })
  const call = await callStateFor(store, id, () => undefined)
  expect(await getCurrentWorkout.run({}, call)).toMatchObject({ duration_s: null, how_it_went: null })
  await close()
})
