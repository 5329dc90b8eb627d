import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError, NotFoundError } from '../errors.ts'
import type { Page } from '../input/cursor.ts'
import { cursorOfNote } from '../input/note.ts'
import type { Note, Store } from '../store.ts'
import { type Backend, injected, newCallId, newPerson, newWorkoutId } from './backend.ts'

export function describeNotes(backend: () => Backend): void {
  describe('notes', () => {
    let store: Store
    beforeAll(async () => {
      store = await backend().open()
    })

    it('are given newest first', async () => {
      const owner = newPerson()
      const { id } = await store.workouts.create(owner, { name: 'Run', type: 'running' })
      const callId = newCallId()
      const first = await store.workouts.addNote(owner, id, { text: 'First', by: 'coach', callId })
      const second = await store.workouts.addNote(owner, id, { text: 'Second', by: 'user' })
      expect(await store.workouts.notes(owner, id)).toEqual([second, first])
      expect(first).toMatchObject({ text: 'First', by: 'coach', callId })
    })

    it('are given in pages, whatever is written in front or deleted meanwhile', async () => {
      const owner = newPerson()
      const { id } = await store.workouts.create(owner, { name: 'Run', type: 'running' })
      for (const text of ['1', '2', '3', '4', '5'])
        await store.workouts.addNote(owner, id, { text, by: 'user' })
      const notes = async (page: Page) => await store.workouts.notes(owner, id, page)
      const textsOf = (some: readonly Note[]) => some.map(({ text }) => text)
      const newest = await notes({ limit: 2 })
      expect(textsOf(newest)).toEqual(['5', '4'])
      await store.workouts.addNote(owner, id, { text: '6', by: 'user' })
      await store.workouts.deleteNote(owner, id, newest[0]?.id ?? '')
      const behind = await notes({ limit: 2, cursor: newest[1] && cursorOfNote(newest[1]) })
      expect(textsOf(behind)).toEqual(['3', '2'])
      const last = await notes({ limit: 2, cursor: behind[1] && cursorOfNote(behind[1]) })
      expect(textsOf(last)).toEqual(['1'])
      await expect(notes({ cursor: 'made-up' })).rejects.toBeInstanceOf(InvalidInputError)
    })

    it('on a sample are seen by who made them only', async () => {
      const { id } = await store.workouts.create(SAMPLE_OWNER, {
        name: 'Sample',
        type: 'walking',
        startedAt: '2001-01-01T00:00:00Z',
      })
      const me = newPerson()
      await store.workouts.addNote(me, id, { text: 'Mine', by: 'user' })
      expect(await store.workouts.notes(me, id)).toHaveLength(1)
      expect(await store.workouts.notes(newPerson(), id)).toEqual([])
      await store.workouts.delete(SAMPLE_OWNER, id)
    })

    it('are deleted by who made them, also on a sample', async () => {
      const owner = newPerson()
      const { id } = await store.workouts.create(owner, { name: 'Run', type: 'running' })
      const note = await store.workouts.addNote(owner, id, { text: 'Mine', by: 'user' })
      const kept = await store.workouts.addNote(owner, id, { text: 'Kept', by: 'user' })
      for (const [who, workout, noteId] of [
        [newPerson(), id, note.id],
        [owner, newWorkoutId(), note.id],
        [owner, id, newWorkoutId()],
        [owner, id, injected],
      ] as const)
        await expect(store.workouts.deleteNote(who, workout, noteId)).rejects.toBeInstanceOf(NotFoundError)
      await store.workouts.deleteNote(owner, id, note.id)
      expect(await store.workouts.notes(owner, id)).toEqual([kept])
    })

    it('have a text', async () => {
      const owner = newPerson()
      const { id } = await store.workouts.create(owner, { name: 'Run', type: 'running' })
      const empty = store.workouts.addNote(owner, id, { text: ' ', by: 'user' })
      await expect(empty).rejects.toBeInstanceOf(InvalidInputError)
    })
  })
}
