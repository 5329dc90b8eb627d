import { callId, workoutId } from '@kinetra/protocol/ids'
import { cursorOfCall } from '@kinetra/store/input/call'
import * as z from 'zod'
import type { AuditLog } from '../account/audit-log.ts'
import type { App } from '../http/app-types.ts'
import { cursorAfter, nextCursor, pageOf } from '../http/pages.ts'
import { errors, nothing } from '../http/responses.ts'
import { call, callStatus, turn } from './call-bodies.ts'
import { statusOf } from './call-status.ts'
import { endCall } from './end-call.ts'
import type { CallDependencies } from './start-call.ts'

const params = z.object({ id: callId })

/** What happened in calls, and what is happening in one. */
export function callRoutes(
  app: App,
  { store, livekit, audit }: CallDependencies & { readonly audit: AuditLog },
): void {
  app.get(
    '/api/calls',
    {
      schema: {
        summary: 'Calls of the user, newest first',
        querystring: pageOf(100).extend({ workout_id: z.optional(workoutId) }),
        response: {
          200: z.object({ calls: z.array(call), nextCursor }),
          ...errors(400, 401, 429, 503),
        },
      },
    },
    async (request) => {
      const { workout_id: workout, limit = 50, cursor } = request.query
      const calls = await store.calls.list(request.user.id, { workoutId: workout, limit, cursor })
      const last = calls.at(-1)
      return { calls, nextCursor: last && calls.length === limit ? cursorOfCall(last) : null }
    },
  )

  app.get(
    '/api/calls/:id/turns',
    {
      schema: {
        summary: 'What was said, in order',
        params,
        querystring: pageOf(500),
        response: {
          200: z.object({ turns: z.array(turn), nextCursor }),
          ...errors(400, 401, 404, 429, 503),
        },
      },
    },
    async (request) => {
      // Turns are stored under the call alone: the call's owner is checked first.
      const { id, userId } = await store.calls.get(request.user.id, request.params.id)
      audit.read(request.user.id, 'conversation', { subjectId: id, ownerId: userId })
      const { limit = 100, cursor } = request.query
      const page = { limit, cursor }
      const turns = await store.calls.turns(id, page)
      return { turns, nextCursor: cursorAfter(turns, page) }
    },
  )

  app.get(
    '/api/calls/:id/status',
    {
      schema: {
        summary: 'Whether the coach is there, and why not',
        params,
        response: { 200: callStatus, ...errors(400, 401, 404, 429, 503) },
      },
    },
    async (request) => await statusOf(store, await store.calls.get(request.user.id, request.params.id)),
  )

  app.post(
    '/api/calls/:id/feedback',
    {
      schema: {
        summary: 'Say whether the call was good',
        params,
        body: z.object({ feedback: z.enum(['good', 'bad']) }),
        response: { 204: nothing, ...errors(400, 401, 404, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      await store.calls.setFeedback(request.user.id, request.params.id, request.body.feedback)
      return await reply.code(204).send(null)
    },
  )

  app.post(
    '/api/calls/:id/end',
    {
      schema: {
        summary: 'End a call now; what was said in it stays',
        params,
        response: { 204: nothing, ...errors(400, 401, 404, 429, 502, 503) },
      },
    },
    async (request, reply) => {
      await endCall(await store.calls.get(request.user.id, request.params.id), store, livekit)
      return await reply.code(204).send(null)
    },
  )

  app.delete(
    '/api/calls/:id',
    {
      schema: {
        summary: 'End a call where it is open, and delete what was said in it',
        params,
        response: { 204: nothing, ...errors(400, 401, 404, 429, 502, 503) },
      },
    },
    async (request, reply) => {
      const found = await store.calls.get(request.user.id, request.params.id)
      await endCall(found, store, livekit)
      await store.calls.delete(request.user.id, found.id)
      const subject = { subjectId: found.id, ownerId: request.user.id }
      await audit.record(request.user.id, 'delete', 'conversation', subject)
      return await reply.code(204).send(null)
    },
  )
}
