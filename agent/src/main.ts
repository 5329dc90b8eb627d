import { fileURLToPath } from 'node:url'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import { openStore } from '@kinetra/store/open-store'
import { cli, ServerOptions } from '@livekit/agents'
import { ConfigError, readConfig } from './config.ts'
import { databasePath } from './database-path.ts'
import { loadOf } from './worker/load.ts'
import { reportWorker } from './worker/report.ts'

// The worker: takes jobs from LiveKit and gives each call a process of its own (job.ts).
try {
  const config = readConfig()
  const store = await openStore({ mongodbUri: config.MONGODB_URI, databasePath: databasePath(config) })
  const presence = reportWorker(store.workers, config.AGENT_CAPACITY)
  cli.runApp(
    new ServerOptions({
      agent: fileURLToPath(new URL('./job.ts', import.meta.url)),
      agentName: AGENT_NAME,
      host: config.AGENT_HOST,
      port: config.AGENT_PORT,
      numIdleProcesses: config.AGENT_IDLE_PROCESSES,
      loadThreshold: 0.999,
      loadFunc: async (worker) => {
        presence.callsAre(worker.activeJobs.length)
        return loadOf(worker.activeJobs.length, config.AGENT_CAPACITY)
      },
    }),
  )
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
