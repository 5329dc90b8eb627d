import { fileURLToPath } from 'node:url'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import { ServerOptions } from '@livekit/agents'
import type { Config } from '../config.ts'
import { loadOf } from './load.ts'

/** With the framework's waits of 2, 4, 6, 8 and then 10 s: a LiveKit that is away for ten minutes is waited for. */
const RECONNECTS = 62
/** A job process is ready in 2 s; on a machine that is very busy it may take ten times as long. */
const READY_WITHIN_MS = 60_000

/** What the framework is told about this worker. */
export function workerOptions(
  config: Config,
  port: number,
  callsAre: (count: number) => void,
): ServerOptions {
  return new ServerOptions({
    agent: fileURLToPath(new URL('../job.ts', import.meta.url)),
    agentName: AGENT_NAME,
    wsURL: config.LIVEKIT_URL,
    apiKey: config.LIVEKIT_API_KEY,
    apiSecret: config.LIVEKIT_API_SECRET,
    ...(config.LIVEKIT_WORKER_TOKEN && { workerToken: config.LIVEKIT_WORKER_TOKEN }),
    host: config.AGENT_HOST,
    port,
    production: true,
    logLevel: config.LOG_LEVEL,
    numIdleProcesses: config.AGENT_IDLE_PROCESSES,
    initializeProcessTimeout: READY_WITHIN_MS,
    drainTimeout: config.AGENT_DRAIN_TIMEOUT_S * 1000,
    maxRetry: RECONNECTS,
    loadThreshold: 0.999,
    loadFunc: async (worker) => {
      callsAre(worker.activeJobs.length)
      return loadOf(worker.activeJobs.length, config.AGENT_CAPACITY)
    },
  })
}
