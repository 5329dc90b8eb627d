import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { defineAgent, type JobContext, type JobProcess } from '@livekit/agents'
import { runCall } from './call/run-call.ts'
import { type Config, readConfig } from './config.ts'
import { databasePath } from './database-path.ts'

type Warm = {
  config: Config
  store: Store
}

// A job process: prepared before its call comes, gone after it.
export default defineAgent<Warm>({
  async prewarm(process: JobProcess<Warm>) {
    const config = readConfig()
    const store = await openStore({ mongodbUri: config.MONGODB_URI, databasePath: databasePath(config) })
    process.userData = { config, store }
  },
  async entry(context: JobContext<Warm>) {
    const { config, store } = context.proc.userData
    context.addShutdownCallback(() => store.close())
    await runCall(context, config, store)
  },
})
