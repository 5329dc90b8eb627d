import type { OpenCall } from '@kinetra/store/store'
import { endCall } from '../calls/end-call.ts'
import { jobMetadataFor } from '../calls/start-call.ts'
import { inSpan } from '../telemetry/spans.ts'
import { readMemory } from './memory.ts'
import { nextStep, PATIENCE, type Sight, type Step, type Turn } from './next-step.ts'
import type { WatcherDependencies } from './watch-calls.ts'

/** What a round has found out about a call. */
export interface Surroundings {
  readonly turn: Turn
  /** Who is in the room, by LiveKit or by the coach's own word; null where there is no such room. */
  readonly room: Sight['room']
  /** Whether a lease that has run out says anything: see store-trust.ts. */
  readonly leaseTrusted: boolean
}

/** Decides about one call, writes it down, and acts where no other server was faster. */
export async function checkCall(
  dependencies: WatcherDependencies,
  call: OpenCall,
  { turn, room, leaseTrusted }: Surroundings,
): Promise<void> {
  const createdMs = Date.parse(call.createdAt)
  const sight = {
    // The database's clock: the same for all servers.
    nowMs: call.readAtMs,
    createdMs,
    room,
    leaseLive: call.lease !== null,
    leaseTrusted,
    turn,
  }
  const before = readMemory(call.memory, createdMs)
  const { step, memory, waitingSinceMs } = nextStep(sight, before, dependencies.patience ?? PATIENCE)
  const text = JSON.stringify(memory)
  if (step.kind === 'wait' && text === call.memory && waitingSinceMs === call.waitingSinceMs) return
  const mine = await dependencies.store.calls.remember(call.id, call.version, text, waitingSinceMs)
  if (mine) await carryOut(dependencies, call, step)
}

async function carryOut(dependencies: WatcherDependencies, call: OpenCall, step: Step): Promise<void> {
  const { store, livekit, logger, metrics, config } = dependencies
  if (step.kind === 'wait') return
  if (step.kind === 'end') {
    await endCall(call, store, livekit)
    metrics.callsEnded.inc({ cause: step.cause })
    logger.info({ callId: call.id, cause: step.cause }, 'call ended')
    return
  }
  // The coach may just have been late.
  if (await store.calls.lease(call.id)) return
  await inSpan('dispatch coach', { 'kinetra.call.id': call.id, cause: step.cause }, async () => {
    for (const agent of step.remove) await livekit.removeMember(call.roomName, agent)
    await livekit.dispatch(call.roomName, await jobMetadataFor(call, config))
  })
  metrics.dispatches.inc({ cause: step.cause })
  logger.info({ callId: call.id, cause: step.cause }, 'the coach was sent for again')
}
