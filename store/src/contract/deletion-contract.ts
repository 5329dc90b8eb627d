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
