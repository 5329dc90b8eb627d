import { ObjectId } from 'mongodb'
import { NotFoundError } from '../errors.ts'
import { checkPerson, checkWorkoutId } from '../input/check.ts'
import { checkNote, checkNoteId, checkNotePage } from '../input/note.ts'
import type { Note, WorkoutStore } from '../store.ts'
import type { NoteDocument, Use } from './documents.ts'
import { readable } from './workout-documents.ts'

/** Notes belong to who made them, also on samples, which everybody may read. */
export function mongoNotes(use: Use): Pick<WorkoutStore, 'addNote' | 'notes' | 'deleteNote'> {
  return {
    async addNote(ownerId, id, value) {
      const user_id = checkPerson(ownerId)
      const { text, by, callId } = checkNote(value)
      return await use(async (found) => {
        const { _id: workout_id } = await readable(found, user_id, id)
        const note = { workout_id, user_id, text, by, call_id: callId ?? null }
        const document = await found.notes.findOneAndUpdate(
          { _id: new ObjectId() },
          { $setOnInsert: note, $currentDate: { created_at: true } },
          { upsert: true, returnDocument: 'after' },
        )
        if (!document) throw new NotFoundError('workout')
        // Deleted meanwhile: the note goes with it.
        await readable(found, user_id, id).catch(async (error: unknown) => {
          await found.notes.deleteOne({ _id: document._id })
          throw error
        })
        return toNote(document)
      })
    },

    async notes(viewerId, id, page = {}) {
      const user_id = checkPerson(viewerId)
      const { limit = 0, after } = checkNotePage(page)
      return await use(async (found) => {
        const { _id: workout_id } = await readable(found, user_id, id)
        const notes = await found.notes
          .find({ workout_id, user_id, ...(after && behind(after)) })
          .sort({ created_at: -1, _id: -1 })
          .limit(limit)
          .toArray()
        return notes.map(toNote)
      })
    },

    async deleteNote(ownerId, id, noteId) {
      const workout_id = ObjectId.createFromHexString(checkWorkoutId(id))
      const checked = checkNoteId(noteId)
      if (!ObjectId.isValid(checked)) throw new NotFoundError('note')
      const own = { _id: ObjectId.createFromHexString(checked), workout_id, user_id: checkPerson(ownerId) }
      const { deletedCount } = await use(({ notes }) => notes.deleteOne(own))
      if (deletedCount === 0) throw new NotFoundError('note')
    },
  }
}

function behind({ createdAt, id }: { createdAt: string; id: string }) {
  const created_at = new Date(createdAt)
  // Another store's id, in a cursor that was made up, is behind nothing.
  const _id = { $lt: ObjectId.createFromHexString(ObjectId.isValid(id) ? id : '0'.repeat(24)) }
  return { $or: [{ created_at: { $lt: created_at } }, { created_at, _id }] }
}

const toNote = ({ _id, text, by, call_id, created_at }: NoteDocument): Note => ({
  id: _id.toHexString(),
  text,
  by,
  callId: call_id ?? undefined,
  createdAt: created_at.toISOString(),
})
