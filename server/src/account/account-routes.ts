import { once } from 'node:events'
import { type PassThrough, Readable } from 'node:stream'
import type { Store } from '@kinetra/store/store'
import { allCalls, personArchive } from '@kinetra/store/transfer/person-archive'
import type { FastifyBaseLogger } from 'fastify'
import yazl from 'yazl'
import * as z from 'zod'
import { endCall } from '../calls/end-call.ts'
import type { App } from '../http/app-types.ts'
import { answerOf, errors } from '../http/responses.ts'
import type { Limiters } from '../limits/limiters.ts'
import type { LiveKit } from '../livekit/livekit.ts'
import type { AuditLog } from './audit-log.ts'

interface AccountDependencies {
  readonly store: Store
  readonly livekit: LiveKit
  readonly limiters: Limiters
  readonly audit: AuditLog
  readonly logger?: FastifyBaseLogger | undefined
}

/** What a person owns here: to take along, and to have deleted. */
export function accountRoutes(
  app: App,
  { store, livekit, limiters, audit, logger }: AccountDependencies,
): void {
  app.get(
    '/api/archive',
    {
      exposeHeadRoute: false,
      schema: {
        summary: 'Everything of the user as one ZIP archive of JSON and CSV files',
        response: { 200: answerOf('application/zip', 'The archive'), ...errors(400, 401, 429, 503) },
      },
    },
    async (request, reply) => {
      const { id } = request.user
      await limiters.settingsChange(id)
      await audit.record(id, 'export', 'account', { ownerId: id })
      const name = `kinetra-${new Date().toISOString().slice(0, 10)}.zip`
      return await reply
        .header('content-type', 'application/zip')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(zipped(store, id, logger))
    },
  )

  app.delete(
    '/api/account',
    {
      schema: {
        summary: 'Delete everything of the user: workouts, notes, conversations, settings',
        response: {
          200: z.object({ workouts: z.number(), calls: z.number() }).describe('How many were deleted'),
          ...errors(400, 401, 429, 502, 503),
        },
      },
    },
    async (request) => {
      const { id } = request.user
      await limiters.settingsChange(id)
      for await (const call of allCalls(store, id)) await endCall(call, store, livekit)
      const deleted = await store.people.delete(id)
      await audit.record(id, 'delete', 'account', { ownerId: id })
      return deleted
    },
  )
}

/** One file is open at a time, and none any more where nobody reads on. */
function zipped(store: Store, userId: string, logger: FastifyBaseLogger | undefined): Readable {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as PassThrough
  const fail = (error: unknown) => {
    if (!output.destroyed) logger?.warn({ err: error }, 'archive not finished')
    output.destroy(error instanceof Error ? error : new Error(String(error)))
  }
  zip.on('error', fail)
  const write = async () => {
    for await (const { path, text } of personArchive(store, userId)) {
      if (output.destroyed) return
      const content = Readable.from(text())
      const stop = () => content.destroy()
      output.once('close', stop)
      zip.addReadStream(content, path)
      await once(content, 'close')
      output.off('close', stop)
    }
    zip.end()
  }
  write().catch(fail)
  return output
}
