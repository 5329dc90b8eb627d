import { workoutId } from '@kinetra/protocol/ids'
import { cursorOfNote } from '@kinetra/store/input/note'
import type { Store } from '@kinetra/store/store'
import * as z from 'zod'
import type { AuditLog } from '../account/audit-log.ts'
import type { App } from '../http/app-types.ts'
import { nextCursor, pageOf } from '../http/pages.ts'
import { errors, nothing } from '../http/responses.ts'
import { displayText } from './display-text.ts'

const params = z.object({ id: workoutId })
const note = z.object({
  id: z.string(),
  text: z.string(),
  by: z.enum(['coach', 'user']),
  callId: z.string().optional(),
  createdAt: z.string(),
})

/** What the user and the coach wrote down about a workout. */
export function noteRoutes(app: App, store: Store, audit: AuditLog): void {
  app.get(
    '/api/workouts/:id/notes',
    {
      schema: {
        summary: 'Notes, newest first',
        params,
        querystring: pageOf(500),
        response: {
          200: z.object({ notes: z.array(note), nextCursor }),
          ...errors(400, 401, 404, 429, 503),
        },
      },
    },
    async (request) => {
      const { limit = 100, cursor } = request.query
      const notes = await store.workouts.notes(request.user.id, request.params.id, { limit, cursor })
      const last = notes.at(-1)
      return { notes, nextCursor: last && notes.length === limit ? cursorOfNote(last) : null }
    },
  )

  app.post(
    '/api/workouts/:id/notes',
    {
      schema: {
        summary: 'Write a note',
        params,
        body: z.object({ text: displayText(2000) }),
        response: { 201: note, ...errors(400, 401, 404, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const written = { text: request.body.text, by: 'user' } as const
      return await reply
        .code(201)
        .send(await store.workouts.addNote(request.user.id, request.params.id, written))
    },
  )

  app.delete(
    '/api/workouts/:id/notes/:note',
    {
      schema: {
        summary: 'Delete a note',
        params: params.extend({ note: z.string().regex(/^[0-9a-f-]{24,36}$/) }),
        response: { 204: nothing, ...errors(400, 401, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const { id, note: noteId } = request.params
      await store.workouts.deleteNote(request.user.id, id, noteId)
      const subject = { subjectId: `${id}/${noteId}`, ownerId: request.user.id }
      await audit.record(request.user.id, 'delete', 'note', subject)
      return await reply.code(204).send(null)
    },
  )
}
