import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore } from '../testing/test-store.ts'
import { hearTrueAnswers, tryWorkout } from './testing/measure.ts'

let database: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  database = await openTestStore()
}, 240_000)
afterAll(() => database.close())

/** `npm run bench -- numbers` tries 200 each. */
const VALUES_EACH = 12
/** All of them in the bench. */
const EVERY_CHANGED = 8
const MOST_CHANGED = 0.08
/** What nobody tuned the check to fails more often; the aim is what the others are held to (decision 0084). */
const MOST_WITHHELD = { working: 0.02, heldOut: 0.08 }

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
    240_000,
  )
})

describe('sentences as language models say them', () => {
  it.each([false, true])(
    'pass where they are true, and seldom with one number changed (held out: %s)',
    (isHeldOut) => {
      const { sentences, withheld, changed } = hearTrueAnswers(isHeldOut, EVERY_CHANGED)
      expect(sentences).toBeGreaterThan(isHeldOut ? 400 : 3000)
      // What is held out stays unread.
      const shown = isHeldOut ? `${withheld.length} of ${sentences}` : withheld.join('\n')
      expect(withheld.length / sentences, shown).toBeLessThanOrEqual(
        isHeldOut ? MOST_WITHHELD.heldOut : MOST_WITHHELD.working,
      )
      expect(changed.claimsPassed / changed.claims).toBeLessThan(MOST_CHANGED)
    },
    240_000,
  )
})
