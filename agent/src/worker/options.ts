import { fileURLToPath } from 'node:url'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import { type AgentServer, ServerOptions } from '@livekit/agents'
import type { Config } from '../config.ts'
import { loadOf } from './load.ts'
import type { Places } from './places.ts'

/** With the framework's waits of 2, 4, 6, 8 and then 10 s: a LiveKit that is away for ten minutes is waited for. */
const RECONNECTS = 62
/** Processes wait for their time before they get ready (warm-processes.ts): the longest that a timer can be set to. */
const READY_WITHIN_MS = 2 ** 31 - 1
/** At and above this load a worker is full. */
export const FULL = 0.999

export const jobsOf = (worker: AgentServer): string[] => worker.activeJobs.map(({ job }) => job.id)

/** What the framework is told about this worker. */
export function workerOptions(config: Config, port: number, places: Places): ServerOptions {
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
    numIdleProcesses: config.AGENT_IDLE_PROCESSES ?? config.AGENT_CAPACITY,
    initializeProcessTimeout: READY_WITHIN_MS,
    drainTimeout: config.AGENT_DRAIN_TIMEOUT_S * 1000,
    maxRetry: RECONNECTS,
    loadThreshold: FULL,
    requestFunc: async (request) => {
      if (places.take(request.id)) await request.accept()
      else await request.reject()
    },
    loadFunc: async (worker) => {
      places.look(jobsOf(worker))
      return loadOf(places.calls, places.capacity)
    },
  })
}
