import type { Call, Store } from '@kinetra/store/store'
import type { Worker } from '@kinetra/store/worker-store'
import { freePlaces, ofCoach, WORKER_ALIVE_MS } from '../watch/places.ts'
import type { CallStatus } from './call-bodies.ts'

const MESSAGES = {
  live: 'The coach is here.',
  ended: 'This call has ended.',
  coming: 'The coach is on the way.',
  no_worker: 'No coach is running at the moment.',
  all_busy: 'All coaches are in other calls at the moment.',
  wrong_agent_name: 'A coach is running, but under another name than this page asks for.',
}

/** Whether the coach is in the call: its lease is its heartbeat; its absence is explained by workers and the queue. */
export async function statusOf(store: Store, call: Call): Promise<CallStatus> {
  const [lease, workers, queue, nowMs] = await Promise.all([
    store.calls.lease(call.id),
    store.workers.alive(WORKER_ALIVE_MS),
    store.calls.queue(),
    store.now(),
  ])
  const ours = ofCoach(workers)
  const coach = call.endedAt !== null ? 'ended' : lease !== null ? 'live' : 'waiting'
  const index = queue.indexOf(call.id)
  const position = coach === 'waiting' && ours.length > 0 && index >= 0 ? index + 1 : null
  const reason = coach === 'waiting' ? reasonToWait(workers, ours, position) : null
  return {
    callId: call.id,
    coach,
    reason,
    position,
    message: MESSAGES[reason ?? (coach === 'waiting' ? 'coming' : coach)],
    workers: ours.length,
    freeCalls: freePlaces(ours),
    waitingMs: Math.max(0, nowMs - Date.parse(call.createdAt)),
  }
}

function reasonToWait(all: Worker[], ours: Worker[], position: number | null): CallStatus['reason'] {
  if (ours.length > 0) return position === null ? null : 'all_busy'
  return all.length > 0 ? 'wrong_agent_name' : 'no_worker'
}
