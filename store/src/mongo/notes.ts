import { ObjectId } from 'mongodb'
import { checkPerson } from '../input/check.ts'
import { checkNote } from '../input/note.ts'
import type { Note, WorkoutStore } from '../store.ts'
import type { NoteDocument, Use } from './documents.ts'
import { readable } from './workout-documents.ts'

/** Notes belong to who made them, also on samples, which everybody may read. */
export function mongoNotes(use: Use): Pick<WorkoutStore, 'addNote' | 'notes'> {
  return {
    async addNote(ownerId, id, value) {
      const user_id = checkPerson(ownerId)
      const { text, by, callId } = checkNote(value)
      return await use(async (found) => {
        const { _id: workout_id } = await readable(found, user_id, id)
        const note = { _id: new ObjectId(), workout_id, user_id, text, by, call_id: callId ?? null }
        const document: NoteDocument = { ...note, created_at: new Date() }
        await found.notes.insertOne(document)
        return toNote(document)
      })
    },

    async notes(viewerId, id) {
      const user_id = checkPerson(viewerId)
      return await use(async (found) => {
        const { _id: workout_id } = await readable(found, user_id, id)
        const notes = await found.notes
          .find({ workout_id, user_id })
          .sort({ created_at: -1, _id: -1 })
          .toArray()
        return notes.map(toNote)
      })
    },
  }
}

const toNote = ({ _id, text, by, call_id, created_at }: NoteDocument): Note => ({
  id: _id.toHexString(),
  text,
  by,
  callId: call_id ?? undefined,
  createdAt: created_at.toISOString(),
})
