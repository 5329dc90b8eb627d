import { beforeAll, describe, expect, it } from 'vitest'
import { NotFoundError } from '../errors.ts'
import type { Store } from '../store.ts'
import { type Backend, newCallId, newPerson } from './backend.ts'
import { inBatches, recording, storeRecording } from './recording.ts'

export function describeDeletion(backend: () => Backend): void {
  describe('deleting a workout', () => {
    let store: Store
    beforeAll(async () => {
      store = await backend().open()
    })

    it('deletes its frames, events, notes, calls and what was said about it elsewhere', async () => {
      const owner = newPerson()
      const batches = inBatches(recording(10))
      const id = await storeRecording(store, owner, batches)
      const otherId = await storeRecording(store, owner, [])
      await store.workouts.addNote(owner, id, { text: 'Left heel hurts.', by: 'user' })
      const about = newCallId()
      await store.calls.create({ id: about, userId: owner, workoutId: id, roomName: 'one' })
      const moved = newCallId()
      await store.calls.create({ id: moved, userId: owner, workoutId: otherId, roomName: 'two' })
      const at = new Date().toISOString()
      await store.calls.appendTurn(about, { who: 'user', text: 'gone', at, workoutId: id })
      await store.calls.appendTurn(moved, { who: 'user', text: 'gone too', at, workoutId: id })
      await store.calls.appendTurn(moved, { who: 'user', text: 'stays', at, workoutId: otherId })

      await store.workouts.delete(owner, id)

      await expect(store.workouts.get(owner, id)).rejects.toBeInstanceOf(NotFoundError)
      await expect(store.calls.get(owner, about)).rejects.toBeInstanceOf(NotFoundError)
      expect(await store.calls.turns(about)).toEqual([])
      expect((await store.calls.turns(moved)).map(({ text }) => text)).toEqual(['stays'])
      expect((await store.calls.list(owner, {})).map((call) => call.id)).toEqual([moved])
      // The same id again starts from nothing: no frame, event or note is left to be found.
      await store.workouts.create(owner, { name: 'New', type: 'running', id })
      expect(await store.workouts.notes(owner, id)).toEqual([])
      expect(await store.workouts.events(owner, id, {})).toEqual([])
      const [first] = batches
      if (first)
        expect(await store.workouts.appendFrames(owner, id, first)).toMatchObject({
          stored: 'new',
          frameCount: 25,
        })
    })

    it('closes the rooms of calls about it, and takes no more turns about it', async () => {
      const owner = newPerson()
      const id = await storeRecording(store, owner, [])
      const [open, elsewhere] = [newCallId(), newCallId()]
      await store.calls.create({ id: open, userId: owner, workoutId: id, roomName: `room-${open}` })
      await store.calls.create({ id: elsewhere, userId: owner, workoutId: null, roomName: 'other' })
      await store.workouts.delete(owner, id)
      expect(await store.calls.roomsToClose()).toContain(`room-${open}`)
      await store.calls.roomClosed(`room-${open}`)
      expect(await store.calls.roomsToClose()).not.toContain(`room-${open}`)
      const about = { who: 'coach' as const, text: 'Your peak was 61.8.', at: new Date().toISOString() }
      for (const [call, workoutId] of [
        [open, null],
        [elsewhere, id],
      ] as const)
        await expect(store.calls.appendTurn(call, { ...about, workoutId })).rejects.toBeInstanceOf(
          NotFoundError,
        )
      expect(await store.calls.turns(elsewhere)).toEqual([])
    })

    it('leaves nothing behind of what is being stored, nor does deleting a call', async () => {
      const owner = newPerson()
      const other = await backend().open()
      const at = new Date().toISOString()
      for (let round = 0; round < 4; round++) {
        const id = await storeRecording(store, owner, [])
        const [about, alone] = [newCallId(), newCallId()]
        await store.calls.create({ id: about, userId: owner, workoutId: id, roomName: 'one' })
        await store.calls.create({ id: alone, userId: owner, workoutId: null, roomName: 'two' })
        const storing = Array.from({ length: 5 }, (_, number) => [
          store.calls.appendTurn(about, { who: 'user', text: `${number}`, at, workoutId: id }),
          store.calls.appendTurn(alone, { who: 'user', text: `${number}`, at, workoutId: null }),
          store.workouts.addNote(owner, id, { text: `${number}`, by: 'user' }),
        ]).flat()
        const settled = Promise.allSettled([
          ...storing,
          ...inBatches(recording(2)).map((batch) => store.workouts.appendFrames(owner, id, batch)),
        ])
        await Promise.all([other.workouts.delete(owner, id), other.calls.delete(owner, alone)])
        for (const result of await settled)
          if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(NotFoundError)
        expect(await store.calls.turns(about)).toEqual([])
        expect(await store.calls.turns(alone)).toEqual([])
        expect(await backend().raw.leftOf(id)).toBe(0)
      }
    })

    it('is finished by a sweep where it was interrupted', async () => {
      const owner = newPerson()
      await store.sweep()
      const kept = await storeRecording(store, owner, inBatches(recording(2)))
      await store.workouts.addNote(owner, kept, { text: 'Stays.', by: 'user' })
      const before = await backend().raw.leftOf(kept)
      const id = await storeRecording(store, owner, inBatches(recording(2)))
      await store.workouts.addNote(owner, id, { text: 'Goes.', by: 'user' })
      const isLeft = await backend().raw.interruptDeletion(id)
      expect(await store.sweep()).toBeGreaterThanOrEqual(isLeft ? 5 : 0)
      expect(await backend().raw.leftOf(id)).toBe(0)
      expect(await backend().raw.leftOf(kept)).toBe(before)
      expect(await store.sweep()).toBe(0)
    })

    it('ends an append that is under way', async () => {
      const owner = newPerson()
      const other = await backend().open()
      const id = await storeRecording(store, owner, [])
      const appends = inBatches(recording(4)).map((batch) => store.workouts.appendFrames(owner, id, batch))
      const settled = Promise.allSettled(appends)
      await other.workouts.delete(owner, id)
      for (const result of await settled)
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(NotFoundError)
      await expect(store.workouts.get(owner, id)).rejects.toBeInstanceOf(NotFoundError)
    })
  })
}
