import { beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError, NotFoundError } from '../errors.ts'
import { cursorOfCall } from '../input/call.ts'
import { cursorBehind } from '../input/cursor.ts'
import type { Store, Turn } from '../store.ts'
import { type Backend, injected, newCallId, newPerson, newWorkoutId } from './backend.ts'

export function describeCalls(backend: () => Backend): void {
  describe('calls', () => {
    let store: Store
    beforeAll(async () => {
      store = await backend().open()
    })
    const newCall = (userId: string, workoutId: string | null = null) => ({
      id: newCallId(),
      userId,
      workoutId,
      roomName: `kinetra-session-${userId}`,
    })
    const turn = (text: string): Turn => ({
      who: 'user',
      text,
      at: '2026-05-04T07:00:00.000Z',
      workoutId: null,
    })

    it('are open until they end, which happens once', async () => {
      const user = newPerson()
      const call = await store.calls.create(newCall(user, newWorkoutId()))
      expect(await store.calls.get(user, call.id)).toEqual(call)
      expect((await store.calls.open()).map(({ id }) => id)).toContain(call.id)
      await store.calls.end(call.id)
      const { endedAt } = await store.calls.get(user, call.id)
      expect(endedAt).not.toBeNull()
      expect((await store.calls.open()).map(({ id }) => id)).not.toContain(call.id)
      await store.calls.end(call.id)
      expect((await store.calls.get(user, call.id)).endedAt).toBe(endedAt)
      await store.calls.end(newCallId())
    })

    it('keep the time zone', async () => {
      const user = newPerson()
      const call = await store.calls.create({ ...newCall(user), timeZone: 'Asia/Tokyo' })
      expect((await store.calls.get(user, call.id)).timeZone).toBe('Asia/Tokyo')
      expect((await store.calls.open()).find(({ id }) => id === call.id)?.timeZone).toBe('Asia/Tokyo')
      expect((await store.calls.create(newCall(user))).timeZone).toBeNull()
      await expect(store.calls.create({ ...newCall(user), timeZone: 'Mars/Olympus' })).rejects.toBeInstanceOf(
        InvalidInputError,
      )
    })

    it('are remembered by one watcher at a time, for all of them, until they end', async () => {
      const { id } = await store.calls.create(newCall(newPerson()))
      const other = await backend().open()
      const seen = async (by: Store) => (await by.calls.open()).find((call) => call.id === id)
      expect(await seen(store)).toMatchObject({ memory: null, version: 0 })
      const tries = Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? store : other).calls.remember(id, 0, `seen-${index}`),
      )
      const taken = await Promise.all(tries)
      expect(taken.filter(Boolean)).toHaveLength(1)
      expect(await seen(other)).toMatchObject({ memory: `seen-${taken.indexOf(true)}`, version: 1 })
      expect(await other.calls.remember(id, 1, 'later')).toBe(true)
      const last = await seen(store)
      expect(last).toMatchObject({ memory: 'later', version: 2 })
      expect(Math.abs(Date.now() - (last?.readAtMs ?? 0))).toBeLessThan(60_000)
      await store.calls.end(id)
      expect(await store.calls.remember(id, 2, 'too late')).toBe(false)
      expect(await store.calls.remember(newCallId(), 0, 'of nothing')).toBe(false)
      await expect(store.calls.remember(id, 0, 'x'.repeat(4001))).rejects.toBeInstanceOf(InvalidInputError)
    })

    it('are shared out by their ids', async () => {
      const { id } = await store.calls.create(newCall(newPerson()))
      const isIn = async (from: string, to: string) =>
        (await store.calls.open({ from, to })).some((call) => call.id === id)
      const next = (Number.parseInt(id.slice(0, 4), 16) + 1).toString(16).padStart(4, '0')
      expect(await isIn(id.slice(0, 4), next.length > 4 ? 'g' : next)).toBe(true)
      expect(await isIn('', 'g')).toBe(true)
      expect(await isIn('', id.slice(0, 4))).toBe(false)
      expect(await isIn(id.slice(0, 4), id.slice(0, 4))).toBe(false)
    })

    it('stand in one queue, whoever put them there, until somebody holds them or they end', async () => {
      const other = await backend().open()
      const ids = [
        await store.calls.create(newCall(newPerson())),
        await store.calls.create(newCall(newPerson())),
        await store.calls.create(newCall(newPerson())),
      ].map(({ id }) => id)
      const [first = '', second = '', third = ''] = ids
      const queue = async () => (await other.calls.queue()).filter((id) => ids.includes(id))
      await store.calls.remember(second, 0, 'waits', 2000)
      await other.calls.remember(first, 0, 'waits', 1000)
      await other.calls.remember(third, 0, 'waits', 3000)
      expect(await queue()).toEqual([first, second, third])
      const seen = (await other.calls.open()).find(({ id }) => id === second)
      expect(seen).toMatchObject({ waitingSinceMs: 2000, version: 1 })
      await store.calls.claimLease(first, 'job', 60_000)
      expect(await queue()).toEqual([second, third])
      await store.calls.releaseLease(first, 'job')
      expect(await queue()).toEqual([first, second, third])
      await store.calls.remember(first, 1, 'was called', null)
      await store.calls.end(second)
      expect(await queue()).toEqual([third])
      await store.calls.end(third)
      expect(await queue()).toEqual([])
    })

    it('belong to their user', async () => {
      const call = await store.calls.create(newCall(newPerson()))
      const other = newPerson()
      for (const asked of [call.id, newCallId(), 'short', injected])
        for (const result of await Promise.allSettled([
          store.calls.get(other, asked),
          store.calls.delete(other, asked),
          store.calls.setFeedback(other, asked, 'good'),
        ]))
          expect(result).toMatchObject({ status: 'rejected', reason: { name: 'NotFoundError' } })
      await expect(store.calls.create({ ...call, userId: other })).rejects.toBeInstanceOf(InvalidInputError)
    })

    it('are listed newest first, and by workout', async () => {
      const user = newPerson()
      const workoutId = newWorkoutId()
      const made: string[] = []
      for (const about of [null, workoutId, null, workoutId]) {
        const { id, createdAt } = await store.calls.create(newCall(user, about))
        made.unshift(id)
        // Calls of one millisecond have no order.
        while (new Date().toISOString() === createdAt) await new Promise((resolve) => setImmediate(resolve))
      }
      expect((await store.calls.list(user, {})).map(({ id }) => id)).toEqual(made)
      expect((await store.calls.list(user, { limit: 1 })).map(({ id }) => id)).toEqual(made.slice(0, 1))
      const [first, second] = await store.calls.list(user, { limit: 2 })
      expect([first?.id, second?.id]).toEqual(made.slice(0, 2))
      const rest = await store.calls.list(user, { cursor: second && cursorOfCall(second) })
      expect(rest.map(({ id }) => id)).toEqual(made.slice(2))
      await expect(store.calls.list(user, { cursor: 'x' })).rejects.toBeInstanceOf(InvalidInputError)
      const about = await store.calls.list(user, { workoutId })
      expect(about.map(({ id }) => id)).toEqual([made[0], made[2]])
    })

    it('remember turns in the order they were spoken', async () => {
      const user = newPerson()
      const { id } = await store.calls.create(newCall(user))
      const other = await backend().open()
      const answer: Turn = {
        ...turn('It was 61.8.'),
        who: 'coach',
        interrupted: true,
        toolCalls: [{ name: 'get_pressure_summary', arguments: '{}', result: '{"mean":61.8}' }],
      }
      await store.calls.appendTurn(id, turn('How much?'))
      await other.calls.appendTurn(id, answer)
      await store.calls.appendTurn(id, turn('Thanks.'))
      expect(await other.calls.turns(id)).toEqual([turn('How much?'), answer, turn('Thanks.')])
      const first = await other.calls.turns(id, { limit: 2 })
      const cursor = cursorBehind({ limit: 2 })
      expect([...first, ...(await store.calls.turns(id, { limit: 2, cursor }))]).toEqual(
        await store.calls.turns(id),
      )
      expect(first).toHaveLength(2)
      const end = cursorBehind({ limit: 2, cursor })
      expect(await store.calls.turns(id, { limit: 2, cursor: end })).toEqual([])
      await expect(store.calls.appendTurn(newCallId(), turn('?'))).rejects.toBeInstanceOf(NotFoundError)
      await store.calls.delete(user, id)
      expect(await store.calls.turns(id)).toEqual([])
      await expect(store.calls.get(user, id)).rejects.toBeInstanceOf(NotFoundError)
    })

    it('keep the feedback', async () => {
      const user = newPerson()
      const { id } = await store.calls.create(newCall(user))
      await store.calls.setFeedback(user, id, 'good')
      await store.calls.setFeedback(user, id, 'bad')
      expect((await store.calls.get(user, id)).feedback).toBe('bad')
      const odd = store.calls.setFeedback(user, id, injected as 'good')
      await expect(odd).rejects.toBeInstanceOf(InvalidInputError)
    })
  })
}
