import type { Store } from '@kinetra/store/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findNumbers } from '../numbers/spoken-numbers.ts'
import { DIALOGUES } from '../testing/dialogues.ts'
import { readFacts } from '../testing/facts.ts'
import { type OfflineCoach, startOfflineCoach } from '../testing/offline-coach.ts'
import { openTestStore } from '../testing/test-store.ts'
import { startTextCall } from '../testing/text-call.ts'

let coach: OfflineCoach
let database: Awaited<ReturnType<typeof openTestStore>>
let store: Store

beforeAll(async () => {
  ;[coach, database] = await Promise.all([startOfflineCoach(), openTestStore()])
  store = database.store
}, 120_000)
afterAll(() => Promise.all([coach?.stop(), database?.close()]))

describe.each(DIALOGUES)('a conversation $title', ({ on, lines }) => {
  it('asks the right tools and says what is stored', async () => {
    const facts = await readFacts(store, on)
    const call = await startTextCall(coach.config, store, facts.workout.id)
    for (const { intent, you, tool, numbers, says, source } of lines) {
      const line = `${intent}: ${you}`
      const { answer, calls, sources } = await call.ask(you)
      const asked = calls.at(-1)
      if (tool) expect(calls, line).toContainEqual([tool[0], expect.objectContaining(tool[1] ?? {})])
      else expect(asked, line).toBeUndefined()
      if (says) expect(answer, line).toMatch(says)
      const said = findNumbers(answer).map(({ value }) => value)
      expect(said, `${line} → ${answer}`).toEqual(expect.arrayContaining([...(numbers?.(facts) ?? [])]))
      if (source) expect(sources, `${line} → ${answer}`).toContainEqual(expect.objectContaining(source))
      if (tool && numbers)
        expect(
          sources.map(({ workoutId }) => workoutId),
          line,
        ).not.toContain(null)
    }
    await call.close()
  }, 120_000)
})
