import { workoutId } from '@kinetra/protocol/ids'
import { regionMapShape } from '@kinetra/store/input/new-workout'
import type { LiveWorkouts } from '@kinetra/store/live/live-workouts'
import type { Store } from '@kinetra/store/store'
import { importedId } from '@kinetra/store/transfer/store-import'
import { workout, workoutType } from '@kinetra/workouts/workout'
import * as z from 'zod'
import type { AuditLog } from '../account/audit-log.ts'
import type { App } from '../http/app-types.ts'
import { errors, nothing } from '../http/responses.ts'
import { displayText } from './display-text.ts'

/** A map of regions names thousands of cells. */
const BODY_LIMIT_IN_BYTES = 128 * 1024
const params = z.object({ id: workoutId })
const instant = z.iso.datetime({ offset: true })
const name = displayText(200)

/** Workouts themselves; what was measured in them is in measurement-routes.ts. */
export function workoutRoutes(app: App, store: Store, live: LiveWorkouts, audit: AuditLog): void {
  app.get(
    '/api/workouts',
    {
      schema: {
        summary: 'Workouts of the user and the samples, newest first, never with frames',
        querystring: z.object({
          cursor: z.string().max(512).optional(),
          type: z.optional(workoutType),
          name: z.string().max(200).optional().describe('Part of the name, in capitals or not'),
          from: instant.optional().describe('Started at or after'),
          to: instant.optional().describe('Started before'),
          limit: z.coerce.number().int().min(1).max(100).optional(),
        }),
        response: {
          200: z.object({ workouts: z.array(workout), nextCursor: z.string().nullable() }),
          ...errors(400, 401, 429, 503),
        },
      },
    },
    async (request) => await store.workouts.list(request.user.id, request.query),
  )

  app.post(
    '/api/workouts',
    {
      bodyLimit: BODY_LIMIT_IN_BYTES,
      schema: {
        summary: 'Begin a workout',
        body: z.object({
          name,
          type: workoutType,
          startedAt: instant.nullish(),
          importKey: z
            .string()
            .min(1)
            .max(200)
            .nullish()
            .describe('Names what is imported: with the same key again it is the same workout'),
          remarks: z.array(displayText(2000)).max(100).nullish().describe('What was mended at import'),
          regionMap: z
            .nullish(regionMapShape)
            .describe('For insoles of other sizes than 12 by 8 and 13 by 9'),
        }),
        response: { 201: workout, ...errors(400, 401, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const { importKey, startedAt, remarks, ...rest } = request.body
      const created = await store.workouts.create(request.user.id, {
        ...rest,
        startedAt: startedAt ?? undefined,
        remarks: remarks ?? undefined,
        id: importKey ? importedId(request.user.id, importKey) : undefined,
      })
      return await reply.code(201).header('location', `/api/workouts/${created.id}`).send(created)
    },
  )

  app.get(
    '/api/workouts/:id',
    {
      schema: {
        summary: 'One workout',
        params,
        response: { 200: workout, ...errors(400, 401, 404, 429, 503) },
      },
    },
    async (request) => {
      const found = await store.workouts.get(request.user.id, request.params.id)
      audit.read(request.user.id, 'workout', { subjectId: found.id, ownerId: found.ownerId })
      return found
    },
  )

  app.patch(
    '/api/workouts/:id',
    {
      schema: {
        summary: 'Rename a workout',
        params,
        body: z.object({ name }),
        response: { 200: workout, ...errors(400, 401, 404, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const renamed = await store.workouts.rename(request.user.id, request.params.id, request.body.name)
      live.changed(renamed.id)
      return renamed
    },
  )

  app.post(
    '/api/workouts/:id/complete',
    {
      schema: {
        summary: 'Say that no more frames will come',
        params,
        response: { 200: workout, ...errors(400, 401, 404, 429, 503) },
      },
    },
    async (request) => {
      const completed = await store.workouts.complete(request.user.id, request.params.id)
      live.changed(completed.id)
      return completed
    },
  )

  app.delete(
    '/api/workouts/:id',
    {
      schema: {
        summary: 'Delete a workout with its frames, events, notes and conversations',
        params,
        response: { 204: nothing, ...errors(400, 401, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await store.workouts.delete(request.user.id, id)
      await audit.record(request.user.id, 'delete', 'workout', { subjectId: id, ownerId: request.user.id })
      live.changed(request.params.id)
      return await reply.code(204).send(null)
    },
  )
}
