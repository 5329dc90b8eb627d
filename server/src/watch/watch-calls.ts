import { setTimeout as pause } from 'node:timers/promises'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import type { OpenCall } from '@kinetra/store/store'
import type { FastifyBaseLogger } from 'fastify'
import { WORKER_ALIVE_MS } from '../calls/call-status.ts'
import { endCall } from '../calls/end-call.ts'
import { type CallDependencies, jobMetadataFor } from '../calls/start-call.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { inSpan } from '../telemetry/spans.ts'
import { closeRooms } from './close-rooms.ts'
import { createDueCalls } from './due-calls.ts'
import { readMemory } from './memory.ts'
import { nextStep, PATIENCE, type Patience, type Sight, type Step } from './next-step.ts'
import { StoreTrust } from './store-trust.ts'

/** At all calls, twice a second: half of it is lost, on average, before anything is noticed. */
const LOOK_EVERY_MS = 500
/** At single calls, however much happens in rooms, or is said to. */
const LOOK_AT_MOST_EVERY_MS = 50
/** Calls looked at together: enough for many, few enough not to flood LiveKit. */
const AT_ONCE = 20

/** At rooms that could not be closed, every tenth time. */
const CLOSE_ROOMS_EVERY = 10

export interface CallWatcher {
  /** Looks at once at a room's call, because something happened in it. */
  lookNow(room: string): void
  stop(): Promise<void>
}

export interface WatcherDependencies extends CallDependencies {
  readonly logger: FastifyBaseLogger
  readonly metrics: Metrics
  readonly patience?: Patience
}

/**
 * Keeps every open call alive or ends it: sends for the coach again where it did not come or died, and
 * closes the room when its user is gone for good. Any number of servers may watch the same calls: what they
 * have seen and done is in the store, and of those who decide something at once only the one whose memory is
 * taken acts. Where that one dies before it has acted, the others decide anew from what they see.
 */
export function watchCalls(dependencies: WatcherDependencies): CallWatcher {
  const { store, livekit, logger, metrics } = dependencies
  let stopped = false
  let wanted = new Set<string>()
  let wake: () => void = () => undefined

  const dueCalls = createDueCalls()
  const trust = new StoreTrust()
  const lookAt = async (choose: (open: readonly OpenCall[]) => OpenCall[]) => {
    const open = await trust.ask(() => store.calls.open())
    metrics.openCalls.set(open.length)
    const calls = choose(open)
    if (calls.length === 0) return
    const [workerFree, rooms] = await Promise.all([
      hasFreeWorker(dependencies),
      livekit.existing(calls.map(({ roomName }) => roomName)),
    ])
    for (let first = 0; first < calls.length && !stopped; first += AT_ONCE) {
      await Promise.all(
        calls.slice(first, first + AT_ONCE).map(async (call) => {
          const surroundings = { workerFree, roomExists: rooms.has(call.roomName), trust }
          await lookAfter(dependencies, call, surroundings).catch((error: unknown) =>
            logger.warn({ err: error, callId: call.id }, 'a call could not be looked after'),
          )
        }),
      )
    }
  }

  const loop = async () => {
    let allDueMs = performance.now()
    let looks = 0
    while (!stopped) {
      const startedMs = performance.now()
      const all = startedMs >= allDueMs
      const rooms = wanted
      wanted = new Set()
      const named = (open: readonly OpenCall[]) => open.filter((call) => rooms.has(call.roomName))
      await lookAt((open) => (all ? [...new Set([...named(open), ...dueCalls(open)])] : named(open))).catch(
        (error: unknown) => logger.warn({ err: error }, 'calls could not be looked at'),
      )
      if (all) {
        if (looks++ % CLOSE_ROOMS_EVERY === 0) await closeRooms(dependencies)
        const tookMs = performance.now() - startedMs
        // Of many calls, a look takes long: requests get as much time as it took.
        allDueMs = startedMs + Math.max(LOOK_EVERY_MS, 2 * tookMs)
      }
      await pause(LOOK_AT_MOST_EVERY_MS)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, allDueMs - performance.now()))
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        if (wanted.size > 0 || stopped) wake()
      })
    }
  }
  const running = loop()
  return {
    lookNow: (room) => {
      wanted.add(room)
      wake()
    },
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

/** What one look at many calls has found out for all of them. */
interface Surroundings {
  readonly workerFree: boolean
  readonly roomExists: boolean
  readonly trust: StoreTrust
}

async function lookAfter(
  dependencies: WatcherDependencies,
  call: OpenCall,
  surroundings: Surroundings,
): Promise<void> {
  const before = readMemory(call.memory, Date.parse(call.createdAt))
  const { step, memory } = nextStep(
    await look(dependencies, call, surroundings),
    before,
    dependencies.patience ?? PATIENCE,
  )
  const text = JSON.stringify(memory)
  if (step.kind === 'wait' && text === call.memory) return
  const mine = await dependencies.store.calls.remember(call.id, call.version, text)
  if (mine) await take(dependencies, call, step)
}

async function look(
  { store, livekit }: CallDependencies,
  call: OpenCall,
  { workerFree, roomExists, trust }: Surroundings,
): Promise<Sight> {
  const [members, lease] = await Promise.all([
    roomExists ? livekit.membersOf(call.roomName) : null,
    trust.ask(() => store.calls.lease(call.id)),
  ])
  const present = members?.filter((member) => member.present)
  return {
    // The database's clock: the same for all servers.
    nowMs: call.readAtMs,
    createdMs: Date.parse(call.createdAt),
    room: present
      ? {
          userPresent: present.some((member) => !member.isAgent),
          agents: present.filter((member) => member.isAgent).map((member) => member.identity),
        }
      : null,
    leaseLive: lease !== null,
    leaseTrusted: trust.isGiven,
    workerFree,
  }
}

async function take(dependencies: WatcherDependencies, call: OpenCall, step: Step): Promise<void> {
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
