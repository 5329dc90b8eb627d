import { AGENT_NAME } from '@kinetra/protocol/agent'
import type { Store } from '@kinetra/store/store'
import type { Worker } from '@kinetra/store/worker-store'
import type { Turn } from './next-step.ts'

/** Workers write themselves down every 2 s; who missed three times is gone. */
export const WORKER_ALIVE_MS = 6000

/** Workers that answer to the coach's name. */
export const ofCoach = (workers: readonly Worker[]): Worker[] =>
  workers.filter(({ agentName }) => agentName === AGENT_NAME)

export const freePlaces = (workers: readonly Worker[]): number =>
  workers.reduce((free, { capacity, calls }) => free + Math.max(0, capacity - calls), 0)

/** What is known of workers and of those who wait for one. */
export interface Places {
  /** Whether a coach can come to this call. */
  turnOf(callId: string): Turn
}

export async function readPlaces({
  workers,
  calls,
}: {
  readonly workers: Pick<Store['workers'], 'alive'>
  readonly calls: Pick<Store['calls'], 'queue' | 'leases'>
}): Promise<Places> {
  const [alive, queue, held] = await Promise.all([
    workers.alive(WORKER_ALIVE_MS),
    calls.queue(),
    calls.leases(),
  ])
  const ours = ofCoach(alive)
  const free = freePlaces(ours)
  const taken = ours.reduce((sum, worker) => sum + worker.calls, 0)
  return {
    turnOf(callId) {
      if (ours.length === 0) return 'nobody'
      const index = queue.indexOf(callId)
      if ((index < 0 ? queue.length : index) < free) return 'now'
      // A call that a worker has taken, and whose coach does not hold it yet, may be this one.
      return index < 0 && taken > held ? 'coming' : 'later'
    },
  }
}
