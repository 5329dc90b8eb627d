import { openStore } from '@kinetra/store/open-store'
import { cli } from '@livekit/agents'
import { ConfigError, loadEnvironmentFile, readConfig } from './config.ts'
import { databasePath } from './database-path.ts'
import { keepNoDeadProcesses } from './framework/no-dead-processes.ts'
import { startNoInferenceProcess } from './framework/no-inference-process.ts'
import { observations } from './metrics/observation.ts'
import { serveMetrics } from './metrics/serve.ts'
import { createWorkerMetrics } from './metrics/worker-metrics.ts'
import { Beginnings } from './worker/beginnings.ts'
import { freePortFrom, PortError } from './worker/free-port.ts'
import { isRegistered } from './worker/is-registered.ts'
import { LeaseKeeper } from './worker/lease-keeper.ts'
import { workerOptions } from './worker/options.ts'
import { Places } from './worker/places.ts'
import { checkLiveKit, PreflightError } from './worker/preflight.ts'
import { runProduction } from './worker/production.ts'
import { reportWorker } from './worker/report.ts'
import { keepProcessesSmall } from './worker/small-processes.ts'
import { WarmProcesses } from './worker/warm-processes.ts'

// The worker: takes jobs from LiveKit and gives each call a process of its own (job.ts).
try {
  loadEnvironmentFile()
  const config = readConfig()
  keepProcessesSmall(config)
  startNoInferenceProcess()
  await keepNoDeadProcesses()
  await checkLiveKit({
    url: config.LIVEKIT_URL,
    apiKey: config.LIVEKIT_API_KEY,
    apiSecret: config.LIVEKIT_API_SECRET,
  })
  const store = await openStore({ mongodbUri: config.MONGODB_URI, databasePath: databasePath(config) })
  new LeaseKeeper(store.calls)
  const beginnings = new Beginnings()
  const metrics = createWorkerMetrics(config.AGENT_CAPACITY)
  observations.hearJobs(metrics.observe)
  const port = await freePortFrom(config.AGENT_PORT, config.AGENT_HOST)
  const health = `http://${config.AGENT_HOST}:${port}/`
  const ready = async () => await isRegistered(health)
  const capacity = config.AGENT_CAPACITY
  const presence = reportWorker(store.workers, capacity, ready)
  const served = await serveMetrics(metrics, ready, config.AGENT_HOST, config.AGENT_METRICS_PORT, port)
  const places = new Places(capacity, (calls) => {
    presence.callsAre(calls)
    metrics.callsAre(calls)
  })
  const warm = new WarmProcesses({ places, beginnings, capacity, fixed: config.AGENT_IDLE_PROCESSES })
  const options = workerOptions(config, port, places)
  process.stderr.write(`${JSON.stringify({ msg: 'worker addresses', health, metrics: served.url })}\n`)
  const ended = async () => {
    await presence.leave()
    await served.close()
    await store.close()
  }
  if (process.argv[2] === 'start' && process.argv.length === 3) {
    const draining = () => {
      presence.drain()
      metrics.drain()
    }
    await runProduction(options, places, {
      draining,
      emptying: () => warm.drain(),
      closing: () => warm.end(),
      ended,
    })
  } else {
    // dev, console, connect and the commands that LiveKit's CLI gives: no draining, so the leaving is now.
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        warm.end()
        void presence.leave()
      })
    cli.runApp(options)
  }
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof PreflightError || error instanceof PortError))
    throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
