import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import type { WorkerStore } from '@kinetra/store/worker-store'

const REPORT_EVERY_MS = 2000
/** While LiveKit does not know the worker: the first who waits for a coach waits for this, too. */
const LOOK_EVERY_MS = 200

export interface Presence {
  /** What LiveKit is told as well. */
  callsAre(count: number): void
  /** The worker takes no more calls: its capacity is what it still holds. */
  drain(): void
  /** Takes the worker off the list; a store that is away does not keep it from ending. */
  leave(): Promise<void>
}

/**
 * Writes this worker's name, calls and capacity to the store every two seconds, because LiveKit cannot
 * say which workers are there, and the server must know why nobody answers.
 * @param isRegistered whether LiveKit knows the worker: before that, the server would send for a coach in
 * vain, and wait for it.
 */
export function reportWorker(
  workers: WorkerStore,
  capacity: number,
  isRegistered: () => Promise<boolean>,
): Presence {
  // Containers on the network of their host have its name, and all their programs the same process id.
  const id = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  let calls = 0
  let isDraining = false
  let isLeaving = false
  let timer: NodeJS.Timeout | undefined
  let written: Promise<unknown> = Promise.resolve()
  const report = () => {
    if (isLeaving) return
    const room = isDraining ? calls : capacity
    // A store that is away for a moment must not end the worker; the next report tells.
    written = workers.report({ id, agentName: AGENT_NAME, calls, capacity: room }).catch(() => undefined)
  }
  const look = async () => {
    const isThere = isDraining || (await isRegistered())
    if (isThere) report()
    if (!isLeaving) timer = setTimeout(() => void look(), isThere ? REPORT_EVERY_MS : LOOK_EVERY_MS).unref()
  }
  void look()
  return {
    callsAre(count) {
      if (count === calls) return
      calls = count
      report()
    },
    drain() {
      isDraining = true
      report()
    },
    async leave() {
      isLeaving = true
      clearTimeout(timer)
      await written
      await workers.remove(id).catch(() => undefined)
    },
  }
}
