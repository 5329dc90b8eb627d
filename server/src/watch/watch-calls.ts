import { AGENT_NAME } from '@kinetra/protocol/agent'
import type { Call } from '@kinetra/store/store'
import type { FastifyBaseLogger } from 'fastify'
import { WORKER_ALIVE_MS } from '../calls/call-status.ts'
import { endCall } from '../calls/end-call.ts'
import { type CallDependencies, jobMetadataFor } from '../calls/start-call.ts'
import type { Metrics } from '../metrics/metrics.ts'
import {
  firstMemory,
  type Memory,
  nextStep,
  PATIENCE,
  type Patience,
  type Sight,
  type Step,
} from './next-step.ts'

/** Twice a second: half of it is lost, on average, before anything is noticed. */
const LOOK_EVERY_MS = 500
/** Calls looked at together: enough for many, few enough not to flood LiveKit. */
const AT_ONCE = 20

export interface CallWatcher {
  /** Looks at once, because something happened in a room. */
  lookNow(): void
  stop(): Promise<void>
}

export interface WatcherDependencies extends CallDependencies {
  readonly logger: FastifyBaseLogger
  readonly metrics: Metrics
  readonly patience?: Patience
}

/**
 * Keeps every open call alive or ends it: sends for the coach again where it did not come or died, and
 * closes the room when its user is gone for good. Any number of servers may watch the same calls: what
 * they decide from is in the store and in LiveKit, the coach's lease makes a second dispatch harmless, and
 * a dispatch that another server has just made counts as one's own.
 */
export function watchCalls(dependencies: WatcherDependencies): CallWatcher {
  const { store, logger, metrics, patience = PATIENCE } = dependencies
  const watched = new Map<string, Memory>()
  let stopped = false
  let wake: () => void = () => undefined

  const lookAtAll = async () => {
    const calls = await store.calls.open()
    metrics.openCalls.set(calls.length)
    const open = new Set(calls.map(({ id }) => id))
    for (const id of watched.keys()) if (!open.has(id)) watched.delete(id)
    const workerFree = await hasFreeWorker(dependencies)
    for (let first = 0; first < calls.length && !stopped; first += AT_ONCE) {
      await Promise.all(
        calls.slice(first, first + AT_ONCE).map(async (call) => {
          const before = watched.get(call.id) ?? firstMemory(Date.parse(call.createdAt))
          try {
            const { step, memory } = nextStep(await look(dependencies, call, workerFree), before, patience)
            watched.set(call.id, memory)
            await take(dependencies, call, step)
          } catch (error) {
            logger.warn({ err: error, callId: call.id }, 'a call could not be looked after')
          }
        }),
      )
    }
  }

  const loop = async () => {
    while (!stopped) {
      const started = Date.now()
      await lookAtAll().catch((error: unknown) => logger.warn({ err: error }, 'calls could not be looked at'))
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(50, LOOK_EVERY_MS - (Date.now() - started)))
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const running = loop()
  return {
    lookNow: () => wake(),
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}

async function hasFreeWorker({ store }: CallDependencies): Promise<boolean> {
  const workers = await store.workers.alive(WORKER_ALIVE_MS)
  return workers.some((worker) => worker.agentName === AGENT_NAME && worker.calls < worker.capacity)
}

async function look({ store, livekit }: CallDependencies, call: Call, workerFree: boolean): Promise<Sight> {
  const [members, lease] = await Promise.all([livekit.members(call.roomName), store.calls.lease(call.id)])
  const present = members?.filter((member) => member.present)
  return {
    nowMs: Date.now(),
    createdMs: Date.parse(call.createdAt),
    room: present
      ? {
          userPresent: present.some((member) => !member.isAgent),
          agents: present.filter((member) => member.isAgent).map((member) => member.identity),
        }
      : null,
    leaseLive: lease !== null,
    workerFree,
  }
}

async function take(dependencies: WatcherDependencies, call: Call, step: Step): Promise<void> {
  const { store, livekit, logger, metrics, config } = dependencies
  if (step.kind === 'wait') return
  if (step.kind === 'end') {
    await endCall(call, store, livekit)
    metrics.callsEnded.inc({ cause: step.cause })
    logger.info({ callId: call.id, cause: step.cause }, 'call ended')
    return
  }
  // Another server may have been faster, or the coach just late.
  if (
    (await livekit.dispatchedWithin(call.roomName, (dependencies.patience ?? PATIENCE).coachMs)) ||
    (await store.calls.lease(call.id))
  ) {
    return
  }
  for (const agent of step.remove) await livekit.removeMember(call.roomName, agent)
  await livekit.dispatch(call.roomName, await jobMetadataFor(call, config))
  metrics.dispatches.inc({ cause: step.cause })
  logger.info({ callId: call.id, cause: step.cause }, 'the coach was sent for again')
}
