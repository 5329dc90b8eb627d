import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore } from '../testing/test-store.ts'
import { hearTrueAnswers, tryWorkout } from './testing/measure.ts'

let database: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  database = await openTestStore()
}, 60_000)
afterAll(() => database.close())

/** `npm run bench -- numbers` tries 200 each. */
const VALUES_EACH = 12

describe.each([
  ['Morning run', 'one insole'],
  ['Tempo run', 'two insoles'],
])('numbers about “%s”, with %s', (name) => {
  it.each([1, 3, 6])(
    'after %i tool calls: what is invented is withheld, what is true is linked',
    async (calls) => {
      const tallies = [...(await tryWorkout(database.store, name, calls, VALUES_EACH)).values()]
      const sum = (key: 'tried' | 'passed' | 'withheld' | 'wrongSources') =>
        tallies.reduce((total, tally) => total + tally[key], 0)
      const examples = tallies.flatMap((tally) => tally.examples)
      expect(sum('passed') / sum('tried'), examples.join('\n')).toBeLessThan(0.02)
      expect([sum('withheld'), sum('wrongSources')], examples.join('\n')).toEqual([0, 0])
    },
    60_000,
  )
})

describe('true sentences as language models say them', () => {
  it.each([false, true])(
    'pass (held out: %s)',
    (isHeldOut) => {
      const { sentences, withheld, took } = hearTrueAnswers(isHeldOut)
      expect(sentences).toBeGreaterThan(isHeldOut ? 100 : 2000)
      const shown = isHeldOut ? `${withheld.length} of ${sentences}` : withheld.join('\n')
      expect(withheld.length / sentences, shown).toBeLessThanOrEqual(isHeldOut ? 0.02 : 0.01)
      expect(took.toSorted((one, other) => one - other)[Math.floor(took.length / 2)]).toBeLessThan(2)
    },
    60_000,
  )
})
