import { randomBytes } from 'node:crypto'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import { parseRoomName, roomNameOf } from '@kinetra/protocol/room-name'
import type { OpenCall } from '@kinetra/store/store'
import { createMetrics } from '../metrics/metrics.ts'
import { type CallWatcher, type WatcherDependencies, watchCalls } from '../watch/watch-calls.ts'
import { VirtualClock } from './virtual-clock.ts'

/** A job has its process and its lease in this time, and keeps the lease so long without a renewal. */
const JOB_STARTS_MS = 800
const LEASE_MS = 3000
/** A driver that waits for the store gives up after this, and looks for it again so much later at most. */
const GIVES_UP_MS = 2500
const LOOKS_AGAIN_MS = 2000
const BEGINNING_MS = Date.parse('2026-01-01T00:00:00Z')
const SILENT = { info: () => undefined, warn: () => undefined }

interface Worker {
  readonly id: string
  readonly capacity: number
  readonly calls: Set<SimulatedCall>
}

interface SimulatedCall {
  readonly id: string
  readonly roomName: string
  readonly createdMs: number
  endedMs: number | null
  userPresent: boolean
  /** Lives, and renews its lease; null where there is none. */
  coach: Worker | null
  coachSinceMs: number | null
  leaseUntilMs: number
  /** While the store is away, and until its driver has found it again, the coach cannot renew its lease. */
  renewsFromMs: number
  memory: string | null
  version: number
  waitingSinceMs: number | null
  /** How many coaches have held it at once, at most. */
  coaches: number
}

/** Watchers of calls as they are, over a scripted LiveKit, store and workers, in a time of their own. */
export class SimulatedCluster {
  readonly clock = new VirtualClock()
  readonly calls = new Map<string, SimulatedCall>()
  /** Requests of all servers so far. */
  readonly requests = { store: 0, livekit: 0 }
  readonly #workers: Worker[]
  readonly #servers: { watcher: CallWatcher; id: () => string | undefined; cut: () => void }[]
  readonly #attending = new Map<string, number>()
  #storeBackMs = 0

  constructor({ servers, workers, capacity }: { servers: number; workers: number; capacity: number }) {
    this.#workers = Array.from({ length: workers }, (_, index) => ({
      id: `worker-${index}`,
      capacity,
      calls: new Set(),
    }))
    this.#servers = Array.from({ length: servers }, () => this.#startServer())
  }

  /** A user calls, and joins the room at once; LiveKit tells one of the servers. */
  call(): SimulatedCall {
    const id = randomBytes(16).toString('hex')
    const call: SimulatedCall = {
      id,
      roomName: roomNameOf({ callId: id }),
      createdMs: this.#nowMs(),
      endedMs: null,
      userPresent: true,
      coach: null,
      coachSinceMs: null,
      leaseUntilMs: 0,
      renewsFromMs: 0,
      memory: null,
      version: 0,
      waitingSinceMs: null,
      coaches: 0,
    }
    this.calls.set(id, call)
    this.#dispatch(call)
    this.#tell(call)
    return call
  }

  /** The job dies without a word. */
  killCoach(call: SimulatedCall): void {
    call.coach?.calls.delete(call)
    call.leaseUntilMs = this.#nowMs() + LEASE_MS
    call.coach = null
    call.coachSinceMs = null
  }

  /** The user goes, and the coach ends the call. */
  hangUp(call: SimulatedCall): void {
    this.killCoach(call)
    call.endedMs = this.#nowMs()
    call.userPresent = false
  }

  /** From now on a server reaches nobody, and nobody hears that it is gone. */
  cutServer(index: number): void {
    this.#servers[index]?.cut()
  }

  /** The store answers nobody for a while. What is asked last in that time it answers late, all before it never. */
  storeAway(forMs: number): void {
    this.#storeBackMs = this.#nowMs() + forMs
    for (const call of this.calls.values()) {
      call.leaseUntilMs = this.#nowMs() + LEASE_MS
      call.renewsFromMs = this.#storeBackMs + Math.random() * (GIVES_UP_MS + LOOKS_AGAIN_MS)
    }
  }

  async stop(): Promise<void> {
    const stopping = Promise.all(this.#servers.map(({ watcher }) => watcher.stop()))
    await this.clock.pass(5000)
    await stopping
  }

  #nowMs = (): number => BEGINNING_MS + this.clock.now()

  #tell(call: SimulatedCall): void {
    this.#servers[Math.floor(Math.random() * this.#servers.length)]?.watcher.checkSoon(call.roomName)
  }

  #dispatch(call: SimulatedCall): void {
    const worker = this.#workers.find(({ calls, capacity }) => calls.size < capacity)
    if (!worker) return
    worker.calls.add(call)
    void this.clock.sleep(JOB_STARTS_MS).then(() => {
      if (call.coach || this.#leaseRuns(call) || call.endedMs !== null) return void worker.calls.delete(call)
      call.coach = worker
      call.coachSinceMs = this.#nowMs()
      call.coaches += 1
    })
  }

  #leaseRuns = (call: SimulatedCall): boolean =>
    (call.coach !== null && call.renewsFromMs <= this.#nowMs()) || call.leaseUntilMs > this.#nowMs()

  #startServer() {
    let isCut = false
    let id: string | undefined
    const counted = async <Answer>(what: 'store' | 'livekit', answer: () => Answer): Promise<Answer> => {
      if (isCut) throw new Error('the network is cut')
      this.requests[what] += 1
      if (what === 'store') await this.#storeAnswers()
      return answer()
    }
    const dependencies: WatcherDependencies = {
      config: { jobSecrets: ['a-secret-of-the-simulation-of-32-chars'] },
      logger: SILENT,
      metrics: createMetrics(),
      clock: this.clock,
      store: {
        workers: {
          alive: () =>
            counted('store', () =>
              this.#workers.map(({ id: worker, calls, capacity }) => ({
                id: worker,
                agentName: AGENT_NAME,
                calls: calls.size,
                capacity,
                seenAt: '',
              })),
            ),
        },
        servers: {
          attend: (own, withinMs) =>
            counted('store', () => {
              id = own
              this.#attending.set(own, this.#nowMs())
              const alive = [...this.#attending].filter(([, seenMs]) => seenMs >= this.#nowMs() - withinMs)
              return alive.map(([server]) => server).sort()
            }),
          leave: (own) => counted('store', () => void this.#attending.delete(own)),
        },
        calls: {
          open: (range) =>
            counted('store', () =>
              [...this.calls.values()]
                .filter((call) => call.endedMs === null)
                .filter((call) => !range || (range.from <= call.id && call.id < range.to))
                .map(this.#asOpen),
            ),
          remember: (callId, version, memory, waitingSinceMs = null) =>
            counted('store', () => {
              const call = this.calls.get(callId)
              if (!call || call.version !== version || call.endedMs !== null) return false
              Object.assign(call, { memory, version: version + 1, waitingSinceMs })
              return true
            }),
          queue: () =>
            counted('store', () =>
              [...this.calls.values()]
                .filter(
                  (call) => call.waitingSinceMs !== null && call.endedMs === null && !this.#leaseRuns(call),
                )
                .sort((one, other) => (one.waitingSinceMs ?? 0) - (other.waitingSinceMs ?? 0))
                .map((call) => call.id),
            ),
          leases: () => counted('store', () => [...this.calls.values()].filter(this.#leaseRuns).length),
          lease: (callId) =>
            counted('store', () => {
              const call = this.calls.get(callId)
              return call && this.#leaseRuns(call) ? { holder: 'coach', expiresAt: '' } : null
            }),
          end: (callId) =>
            counted('store', () => {
              const call = this.calls.get(callId)
              if (call) call.endedMs ??= this.#nowMs()
            }),
          roomsToClose: () => counted('store', () => []),
          roomClosed: () => counted('store', () => undefined),
        },
      },
      livekit: {
        existing: (names) => counted('livekit', () => new Set(names)),
        membersOf: (room) =>
          counted('livekit', () => {
            const call = this.#inRoom(room)
            const user = call?.userPresent ? [{ identity: 'user', isAgent: false, present: true }] : []
            return call?.coach ? [...user, { identity: 'agent', isAgent: true, present: true }] : user
          }),
        removeMember: (room) =>
          counted('livekit', () => {
            const call = this.#inRoom(room)
            if (call) this.killCoach(call)
          }),
        dispatch: (room) =>
          counted('livekit', () => {
            const call = this.#inRoom(room)
            if (call) this.#dispatch(call)
          }),
        deleteRoom: () => counted('livekit', () => undefined),
      },
    }
    const cut = () => {
      isCut = true
    }
    return { watcher: watchCalls(dependencies), id: () => id, cut }
  }

  async #storeAnswers(): Promise<void> {
    const awayMs = this.#storeBackMs - this.#nowMs()
    if (awayMs <= 0) return
    await this.clock.sleep(Math.min(awayMs, GIVES_UP_MS))
    if (awayMs > GIVES_UP_MS) throw new Error('the store does not answer')
  }

  #inRoom = (room: string): SimulatedCall | undefined => this.calls.get(parseRoomName(room).callId ?? '')

  #asOpen = (call: SimulatedCall): OpenCall => ({
    id: call.id,
    userId: 'somebody',
    workoutId: null,
    timeZone: null,
    roomName: call.roomName,
    createdAt: new Date(call.createdMs).toISOString(),
    endedAt: null,
    memory: call.memory,
    version: call.version,
    lease: this.#leaseRuns(call) ? { userPresent: call.userPresent } : null,
    waitingSinceMs: call.waitingSinceMs,
    readAtMs: this.#nowMs(),
  })
}
