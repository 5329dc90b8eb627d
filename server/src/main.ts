import { openStore } from '@kinetra/store/open-store'
import { seedSamples } from '@kinetra/store/seed'
import pino from 'pino'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { connectLiveKit } from './livekit/livekit.ts'

const config = readConfig()
const logger = pino({ level: config.logLevel, name: 'server' }, pino.destination({ dest: 2, sync: false }))
const store = await openStore({
  databasePath: config.databasePath,
  ...(config.mongodbUri !== undefined && { mongodbUri: config.mongodbUri }),
})
await seedSamples(store)
const app = createApp({ config, store, livekit: connectLiveKit(config.livekit), logger })
app.addHook('onClose', async () => await store.close())

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'closing failed')
        process.exit(1)
      },
    )
  })
}
const address = await app.listen({ host: config.host, port: config.port })
process.stdout.write(`server ready at ${address}\n`)
