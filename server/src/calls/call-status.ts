import { AGENT_NAME } from '@kinetra/protocol/agent'
import type { Call, Store } from '@kinetra/store/store'
import type { Worker } from '@kinetra/store/worker-store'
import type { CallStatus } from './call-bodies.ts'

/** Workers write themselves down every 2 s; who missed three times is gone. */
export const WORKER_ALIVE_MS = 6000

const MESSAGES = {
  live: 'The coach is here.',
  ended: 'This call has ended.',
  coming: 'The coach is on the way.',
  no_worker: 'No coach is running at the moment.',
  all_busy: 'All coaches are in other calls at the moment.',
  wrong_agent_name: 'A coach is running, but under another name than this page asks for.',
}

/** Whether the coach is in the call: its lease is its heartbeat; its absence is explained by the workers. */
export async function statusOf(store: Store, call: Call): Promise<CallStatus> {
  const [lease, workers, leases, nowMs] = await Promise.all([
    store.calls.lease(call.id),
    store.workers.alive(WORKER_ALIVE_MS),
    store.calls.leases(),
    store.now(),
  ])
  const ours = workers.filter((worker) => worker.agentName === AGENT_NAME)
  const freeCalls = ours.reduce((free, worker) => free + Math.max(0, worker.capacity - worker.calls), 0)
  const coach = call.endedAt !== null ? 'ended' : lease !== null ? 'live' : 'waiting'
  // A call that a worker has taken, and whose coach has no lease yet, may be this one.
  const arriving = ours.reduce((held, worker) => held + worker.calls, 0) > leases
  const reason = coach === 'waiting' ? reasonToWait(workers, ours, freeCalls > 0 || arriving) : null
  return {
    callId: call.id,
    coach,
    reason,
    message: MESSAGES[reason ?? (coach === 'waiting' ? 'coming' : coach)],
    workers: ours.length,
    freeCalls,
    waitingMs: Math.max(0, nowMs - Date.parse(call.createdAt)),
  }
}

function reasonToWait(all: Worker[], ours: Worker[], mayCome: boolean): CallStatus['reason'] {
  if (ours.length > 0) return mayCome ? null : 'all_busy'
  return all.length > 0 ? 'wrong_agent_name' : 'no_worker'
}
