import { StoreUnavailableError } from '@kinetra/store/errors'
import { openStore } from '@kinetra/store/open-store'
import closeWithGrace from 'close-with-grace'
import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { createLogger } from './http/logger.ts'
import { openCounters } from './limits/counters.ts'
import { createLimiters } from './limits/limiters.ts'
import { connectLiveKit } from './livekit/livekit.ts'
import { createMetrics } from './metrics/metrics.ts'
import { seedApart } from './seed-apart.ts'
import { EventUpdates } from './settings/event-updates.ts'
import { startSweeping } from './settings/sweep.ts'
import { watchCalls } from './watch/watch-calls.ts'
import { appendApart } from './workouts/append-apart.ts'

try {
  await serve(readConfig())
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`)
  process.exit(1)
}

async function serve(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel)
  const endTracing = config.tracing ? (await import('./telemetry/tracing.ts')).startTracing() : undefined
  const { databasePath, mongodbUri } = config
  const store = appendApart(await openStore({ databasePath, mongodbUri }), { databasePath, mongodbUri })
  if (config.oidc) {
    const people = await store.people.qualify(config.oidc.issuer)
    if (people > 0) logger.info({ people }, 'owners now belong to their issuer')
  }
  await seedApart(store)
  const counters = config.mongodbUri ? openCounters(config.mongodbUri) : undefined
  const livekit = connectLiveKit(config.livekit)
  const metrics = createMetrics()
  const watcher = watchCalls({ config, store, livekit, logger, metrics })
  const limiters = createLimiters(config, counters)
  const eventUpdates = new EventUpdates(store, logger)
  const stopSweeping = startSweeping(store, eventUpdates, logger)
  const roomChanged = watcher.checkSoon
  const app = createApp({ config, store, livekit, logger, metrics, limiters, eventUpdates, roomChanged })
  app.addHook('onClose', async () => {
    stopSweeping()
    await watcher.stop()
    await eventUpdates.stop()
    await counters?.close()
    await store.close()
    await endTracing?.()
  })
  // As long as a request may take.
  closeWithGrace({ delay: 10_000, logger }, async ({ err }) => {
    if (err) logger.error({ err }, 'the server ends for an error')
    await app.close()
  })
  const address = await app.listen({ host: config.host, port: config.port })
  process.stdout.write(`server ready at ${address}\n`)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof StoreUnavailableError && error.cause instanceof Error)
    return `The database does not answer: ${error.cause.message}. If it is a MongoDB, start it or correct MONGODB_URI; "npm run doctor" tells more.`
  if (!('code' in error) || error.code !== 'EADDRINUSE' || !('port' in error)) return error.message
  return `PORT ${error.port} is taken by another program: end it, or set PORT to a free one.`
}
