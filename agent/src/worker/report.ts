import { hostname } from 'node:os'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import type { WorkerStore } from '@kinetra/store/store'

const REPORT_EVERY_MS = 2000

export interface Presence {
  callsAre(count: number): void
  /** The worker takes no more calls: its capacity is what it still holds. */
  drain(): void
  /** Takes the worker off the list; a store that is away does not keep it from ending. */
  leave(): Promise<void>
}

/**
 * Writes this worker's name, calls and capacity to the store every two seconds, because LiveKit cannot
 * say which workers are there, and the server must know why nobody answers.
 */
export function reportWorker(workers: WorkerStore, capacity: number): Presence {
  const id = `${hostname()}:${process.pid}`
  let calls = 0
  let isDraining = false
  let written: Promise<unknown> = Promise.resolve()
  const report = () => {
    const room = isDraining ? calls : capacity
    // A store that is away for a moment must not end the worker; the next report tells.
    written = workers.report({ id, agentName: AGENT_NAME, calls, capacity: room }).catch(() => undefined)
  }
  const timer = setInterval(report, REPORT_EVERY_MS).unref()
  report()
  return {
    callsAre(count) {
      calls = count
    },
    drain() {
      isDraining = true
      report()
    },
    async leave() {
      clearInterval(timer)
      await written
      await workers.remove(id).catch(() => undefined)
    },
  }
}
