import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { NotFoundError } from '../errors.ts'
import { checkPerson, checkWorkoutId } from '../input/check.ts'
import { checkNote, checkNoteId, checkNotePage } from '../input/note.ts'
import type { Note, WorkoutStore } from '../store.ts'
import type { Database } from './database.ts'
import { readable } from './workout-rows.ts'

const noteRow = z.object({
  id: z.string(),
  text: z.string(),
  by: z.enum(['coach', 'user']),
  callId: z.nullable(z.string()),
  createdAt: z.string(),
})

/** Notes belong to who made them, also on samples, which everybody may read. */
export function sqliteNotes(database: Database): Pick<WorkoutStore, 'addNote' | 'notes' | 'deleteNote'> {
  return {
    async addNote(ownerId, id, value) {
      const user = checkPerson(ownerId)
      const { text, by, callId } = checkNote(value)
      const note: Note = { id: randomUUID(), text, by, callId, createdAt: new Date().toISOString() }
      await database.write(() => {
        const workout = readable(database, user, id)
        database.run(
          `INSERT INTO notes (id, workout_id, user_id, text, by_whom, call_id, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
          ...[note.id, workout.id, user, text, by, callId ?? null, note.createdAt],
        )
      })
      return note
    },

    async notes(viewerId, id, page = {}) {
      const user = checkPerson(viewerId)
      const { limit = -1, after } = checkNotePage(page)
      const at = after?.createdAt ?? null
      const rows = await database.read(() => {
        const workout = readable(database, user, id)
        return database.all(
          noteRow,
          `SELECT id, text, by_whom AS "by", call_id AS callId, created_at AS createdAt FROM notes
           WHERE workout_id = ? AND user_id = ? AND (? IS NULL OR created_at < ?
             OR (created_at = ? AND rowid < (SELECT rowid FROM notes WHERE id = ?)))
           ORDER BY created_at DESC, rowid DESC LIMIT ?`,
          ...[workout.id, user, at, at, at, after?.id ?? null, limit],
        )
      })
      return rows.map(({ callId, ...note }) => ({ ...note, callId: callId ?? undefined }))
    },

    async deleteNote(ownerId, id, noteId) {
      const values = [checkNoteId(noteId), checkWorkoutId(id), checkPerson(ownerId)]
      const gone = await database.write(() =>
        database.run('DELETE FROM notes WHERE id = ? AND workout_id = ? AND user_id = ?', ...values),
      )
      if (gone === 0) throw new NotFoundError('note')
    },
  }
}
