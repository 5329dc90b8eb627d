import type { OpenCall } from '@kinetra/store/store'
import { expect, it } from 'vitest'
import { createDueCalls } from './due-calls.ts'
import { firstMemory } from './memory.ts'

const CREATED = '2026-01-01T00:00:00.000Z'
const call = (id: string, userSinceMs: number | null = null): OpenCall => ({
  id,
  userId: 'ada',
  workoutId: null,
  timeZone: null,
  roomName: id,
  createdAt: CREATED,
  endedAt: null,
  memory: JSON.stringify({ ...firstMemory(Date.parse(CREATED)), userSinceMs }),
  version: 1,
  readAtMs: Date.parse(CREATED),
})

it('looks at all calls with a user each time, and at many without by turns, new ones first', () => {
  const due = createDueCalls(2)
  const busy = call('busy', 1000)
  const empty = ['a', 'b', 'c', 'd'].map((id) => call(id))
  const ids = (open: readonly OpenCall[]) => due(open).map(({ id }) => id)
  expect(ids([busy, ...empty])).toEqual(['busy', 'a', 'b'])
  expect(ids([busy, ...empty])).toEqual(['busy', 'c', 'd'])
  expect(ids([busy, ...empty, call('new')])).toEqual(['busy', 'a', 'new'])
  expect(ids([busy, ...empty, call('new')])).toEqual(['busy', 'b', 'c'])
})
