import { hostname } from 'node:os'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import type { WorkerStore } from '@kinetra/store/store'

const REPORT_EVERY_MS = 2000

/**
 * Writes this worker's name, calls and capacity to the store every two seconds, because LiveKit cannot
 * say which workers are there, and the server must know why nobody answers.
 */
export function reportWorker(workers: WorkerStore, capacity: number): { callsAre(count: number): void } {
  const id = `${hostname()}:${process.pid}`
  let calls = 0
  const report = () => {
    // A store that is away for a moment must not end the worker; the next report tells.
    workers.report({ id, agentName: AGENT_NAME, calls, capacity }).catch(() => undefined)
  }
  setInterval(report, REPORT_EVERY_MS).unref()
  report()
  process.once('beforeExit', () => void workers.remove(id).catch(() => undefined))
  return {
    callsAre(count) {
      calls = count
    },
  }
}
