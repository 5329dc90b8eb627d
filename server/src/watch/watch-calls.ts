import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { parseRoomName } from '@kinetra/protocol/room-name'
import type { OpenCall, Store } from '@kinetra/store/store'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config.ts'
import type { LiveKit, Member } from '../livekit/livekit.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { checkCall } from './check-call.ts'
import { type Clock, REAL_CLOCK } from './clock.ts'
import { closeRooms } from './close-rooms.ts'
import { Doubts, isInDoubt } from './doubts.ts'
import type { Patience, Sight } from './next-step.ts'
import { readPlaces } from './places.ts'
import { SERVER_ALIVE_MS, shareOf, shareOfOne } from './share.ts'
import { StoreTrust } from './store-trust.ts'

/** All calls of this server, twice a second: half of it is lost, on average, before anything is noticed. */
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

export interface WatcherDependencies {
  readonly config: Pick<Config, 'jobSecrets'>
  readonly store: {
    readonly calls: Pick<
      Store['calls'],
      'open' | 'remember' | 'queue' | 'leases' | 'lease' | 'end' | 'roomsToClose' | 'roomClosed'
    >
    readonly workers: Pick<Store['workers'], 'alive'>
    readonly servers: Store['servers']
  }
  readonly livekit: Pick<LiveKit, 'existing' | 'membersOf' | 'removeMember' | 'dispatch' | 'deleteRoom'>
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn'>
  readonly metrics: Pick<Metrics, 'openCalls' | 'callsEnded' | 'dispatches'>
  readonly patience?: Patience
  readonly clock?: Clock
}

/**
 * Keeps every open call alive or ends it: sends for the coach again where it did not come or died, and closes the room
 * when its user is gone for good. Any number of servers share the calls out among themselves; what they have seen
 * and done is in the store, and of those who decide something at once only the one whose memory is taken acts. Where
 * one dies, the others take its calls over and decide anew from what they see.
 */
export function watchCalls(dependencies: WatcherDependencies): CallWatcher {
  const { store, logger, metrics, patience, clock = REAL_CLOCK } = dependencies
  // Containers on the network of their host have its name, and all their programs the same process id.
  const id = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  const trust = new StoreTrust(clock.now)
  const doubts = new Doubts()
  let stopped = false
  let wanted = new Set<string>()
  let wake: () => void = () => undefined

  /** @param isDue whether LiveKit is asked about a call that is in doubt. */
  const checkCalls = async (open: readonly OpenCall[], isDue: (call: OpenCall) => boolean) => {
    const doubtful = open.filter((call) => isInDoubt(call, patience))
    const places = doubtful.length > 0 ? await readPlaces(store) : undefined
    const turnOf = (call: OpenCall) => places?.turnOf(call.id) ?? 'coming'
    const asked = doubtful.filter((call) => isDue(call) || (call.waitingSinceMs && turnOf(call) === 'now'))
    const rooms = await readRooms(dependencies, asked)
    const known = open.filter((call) => rooms.has(call.id) || !doubtful.includes(call))
    await inGroups(known, async (call) => {
      const room = rooms.has(call.id) ? (rooms.get(call.id) ?? null) : roomByLease(call)
      const surroundings = { turn: turnOf(call), room, leaseTrusted: trust.isGiven }
      await checkCall(dependencies, call, surroundings).catch((error: unknown) =>
        logger.warn({ err: error, callId: call.id }, 'a call could not be checked'),
      )
    })
  }

  const checkOwn = async () => {
    const servers = await trust.query(() => store.servers.attend(id, SERVER_ALIVE_MS))
    const open = await trust.query(() => store.calls.open(shareOf(servers, id)))
    metrics.openCalls.set(open.length)
    doubts.keep(new Set(open.filter((call) => isInDoubt(call, patience)).map((call) => call.id)))
    await checkCalls(open, (call) => doubts.isDue(call.id, clock.now()))
  }

  /** Those that LiveKit told this server of, whoever watches them. */
  const checkNamed = async (names: ReadonlySet<string>) => {
    const ids = [...names].flatMap((room) => parseRoomName(room).callId ?? [])
    const found = await Promise.all(
      ids.map((callId) => trust.query(() => store.calls.open(shareOfOne(callId)))),
    )
    await checkCalls(found.flat(), () => true)
  }

  const loop = async () => {
    let ownDueMs = clock.now()
    let rounds = 0
    while (!stopped) {
      const startedMs = clock.now()
      const names = wanted
      wanted = new Set()
      const tell = (error: unknown) => logger.warn({ err: error }, 'calls could not be checked')
      if (names.size > 0) await checkNamed(names).catch(tell)
      if (startedMs >= ownDueMs) {
        await checkOwn().catch(tell)
        if (rounds++ % CLOSE_ROOMS_EVERY === 0) await closeRooms(dependencies)
        // Of many calls, a round takes long: requests get as much time as it took.
        ownDueMs = startedMs + Math.max(CHECK_EVERY_MS, 2 * (clock.now() - startedMs))
      }
      await clock.sleep(CHECK_AT_MOST_EVERY_MS)
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      if (wanted.size === 0 && !stopped) {
        await Promise.race([clock.sleep(Math.max(0, ownDueMs - clock.now())), woken])
      }
    }
    // The others take its calls at once. They miss it soon where the store cannot be told.
    await store.servers.leave(id).catch(() => undefined)
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

async function inGroups<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let first = 0; first < items.length; first += AT_ONCE)
    await Promise.all(items.slice(first, first + AT_ONCE).map(work))
}

/** Who is in the rooms of these calls, by LiveKit; null for a room that is not there, and nothing where it did not say. */
async function readRooms(
  { livekit, logger }: WatcherDependencies,
  calls: readonly OpenCall[],
): Promise<Map<string, Sight['room']>> {
  const rooms = new Map<string, Sight['room']>()
  if (calls.length === 0) return rooms
  const existing = await livekit.existing(calls.map(({ roomName }) => roomName))
  await inGroups(calls, async ({ id, roomName }) => {
    try {
      rooms.set(id, existing.has(roomName) ? roomOf(await livekit.membersOf(roomName)) : null)
    } catch (error) {
      logger.warn({ err: error, callId: id }, 'a call could not be checked')
    }
  })
  return rooms
}

function roomOf(members: readonly Member[]): Sight['room'] {
  const present = members.filter((member) => member.present)
  return {
    userPresent: present.some((member) => !member.isAgent),
    agents: present.filter((member) => member.isAgent).map((member) => member.identity),
  }
}

/** The coach holds the call: it is in the room. */
const roomByLease = ({ lease }: OpenCall): Sight['room'] => ({
  userPresent: lease?.userPresent ?? false,
  agents: [],
})
