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

/** All calls, twice a second: half of it is lost, on average, before anything is noticed. */
const CHECK_EVERY_MS = 500
/** Single calls, however much happens in rooms, or is said to. */
const CHECK_AT_MOST_EVERY_MS = 50
/** Calls checked together: enough for many, few enough not to flood LiveKit. */
const AT_ONCE = 20

/** Rooms that could not be closed, every tenth time. */
const CLOSE_ROOMS_EVERY = 10

export interface CallWatcher {
  /** Checks a room's call at once, because something happened in it. */
  checkSoon(room: string): void
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
  const checkCalls = async (choose: (open: readonly OpenCall[]) => OpenCall[]) => {
    const open = await trust.query(() => store.calls.open())
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
          await checkCall(dependencies, call, surroundings).catch((error: unknown) =>
            logger.warn({ err: error, callId: call.id }, 'a call could not be checked'),
          )
        }),
      )
    }
  }

  const loop = async () => {
    let allDueMs = performance.now()
    let rounds = 0
    while (!stopped) {
      const startedMs = performance.now()
      const all = startedMs >= allDueMs
      const rooms = wanted
      wanted = new Set()
      const named = (open: readonly OpenCall[]) => open.filter((call) => rooms.has(call.roomName))
      await checkCalls((open) =>
        all ? [...new Set([...named(open), ...dueCalls(open)])] : named(open),
      ).catch((error: unknown) => logger.warn({ err: error }, 'calls could not be checked'))
      if (all) {
        if (rounds++ % CLOSE_ROOMS_EVERY === 0) await closeRooms(dependencies)
        const tookMs = performance.now() - startedMs
        // Of many calls, a round takes long: requests get as much time as it took.
        allDueMs = startedMs + Math.max(CHECK_EVERY_MS, 2 * tookMs)
      }
      await pause(CHECK_AT_MOST_EVERY_MS)
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
    checkSoon: (room) => {
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

/** What one round has found out for all of them. */
interface Surroundings {
  readonly workerFree: boolean
  readonly roomExists: boolean
  readonly trust: StoreTrust
}

async function checkCall(
  dependencies: WatcherDependencies,
  call: OpenCall,
  surroundings: Surroundings,
): Promise<void> {
  const before = readMemory(call.memory, Date.parse(call.createdAt))
  const { step, memory } = nextStep(
    await readSight(dependencies, call, surroundings),
    before,
    dependencies.patience ?? PATIENCE,
  )
  const text = JSON.stringify(memory)
  if (step.kind === 'wait' && text === call.memory) return
  const mine = await dependencies.store.calls.remember(call.id, call.version, text)
  if (mine) await carryOut(dependencies, call, step)
}

async function readSight(
  { store, livekit }: CallDependencies,
  call: OpenCall,
  { workerFree, roomExists, trust }: Surroundings,
): Promise<Sight> {
  const [members, lease] = await Promise.all([
    roomExists ? livekit.membersOf(call.roomName) : null,
    trust.query(() => store.calls.lease(call.id)),
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
