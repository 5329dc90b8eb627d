import type { Store } from '@kinetra/store/store'
import { settings } from '@kinetra/workouts/settings'
import * as z from 'zod'
import type { AuditLog } from '../account/audit-log.ts'
import type { App } from '../http/app-types.ts'
import { errors, nothing } from '../http/responses.ts'
import type { Limiters } from '../limits/limiters.ts'
import type { EventUpdates } from './event-updates.ts'

const BODY_LIMIT_IN_BYTES = 8 * 1024
const answer = z.object({
  settings,
  eventUpdate: z
    .object({ done: z.number(), total: z.number() })
    .nullable()
    .describe('Workouts whose events have been found again with changed thresholds; null where none is left'),
})

interface SettingsDependencies {
  readonly store: Store
  readonly limiters: Limiters
  readonly updates: EventUpdates
  readonly audit: AuditLog
}

/** What the user decided for all browsers and calls. */
export function settingsRoutes(app: App, { store, limiters, updates, audit }: SettingsDependencies): void {
  app.get(
    '/api/settings',
    {
      schema: {
        summary: 'Settings of the user; the defaults until they are saved',
        response: { 200: answer, ...errors(400, 401, 429, 503) },
      },
    },
    async (request) => ({
      settings: await store.settings.get(request.user.id),
      eventUpdate: await updates.status(request.user.id),
    }),
  )

  app.put(
    '/api/settings',
    {
      bodyLimit: BODY_LIMIT_IN_BYTES,
      schema: {
        summary: 'Save all settings; changed thresholds find the events of the user’s workouts again',
        body: settings,
        response: { 200: answer, ...errors(400, 401, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      await limiters.settingsChange(request.user.id)
      const saved = await store.settings.put(request.user.id, request.body)
      return { settings: saved, eventUpdate: await updates.status(request.user.id) }
    },
  )

  app.delete(
    '/api/settings',
    {
      schema: {
        summary: 'Back to the defaults',
        response: { 204: nothing, ...errors(400, 401, 429, 503) },
      },
    },
    async (request, reply) => {
      await limiters.settingsChange(request.user.id)
      await store.settings.delete(request.user.id)
      await audit.record(request.user.id, 'delete', 'settings', { ownerId: request.user.id })
      updates.start(request.user.id)
      return await reply.code(204).send(null)
    },
  )
}
