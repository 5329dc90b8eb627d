import { AGENT_NAME } from '@kinetra/protocol/agent'
import { parseJobMetadata } from '@kinetra/protocol/job-metadata'
import { type JobClaims, verifyJobToken } from '@kinetra/protocol/job-token'
import type { Store } from '@kinetra/store/store'
import { Room } from '@livekit/rtc-node'
import { AccessToken, AgentDispatchClient } from 'livekit-server-sdk'
import type { LiveKitServer } from './livekit-server.ts'
import { JOB_SECRET } from './test-server.ts'

const LEASE_MS = 3000
const RENEW_MS = 1000
const LOOK_MS = 50

export interface ScriptedWorker {
  /** Jobs that hold their call, in the order they got it. */
  readonly jobs: readonly ScriptedJob[]
  /** Dispatches seen in the room, taken or not. */
  readonly dispatches: () => number
  /** From now on dispatches are taken, those made before are lost. */
  open(): Promise<void>
  stop(): Promise<void>
}

export interface ScriptedJob {
  readonly holder: string
  /** What the server vouched for; undefined where it vouched for nothing. */
  readonly claims: JobClaims | undefined
  /** The workout that the metadata names, signed or not. */
  readonly wish: string | undefined
  /** Stops the heartbeat and says nothing, as SIGKILL does: LiveKit shows the participant for a while. */
  die(): void
}

/**
 * Takes the dispatches of one room as a worker would: verifies the job, claims the lease where the server
 * vouched for a call, joins.
 */
export function startScriptedWorker(
  livekit: LiveKitServer,
  store: Store,
  room: string,
  options: { open: boolean },
): ScriptedWorker {
  const client = new AgentDispatchClient(livekit.url, livekit.apiKey, livekit.apiSecret)
  const jobs: ScriptedJob[] = []
  const rooms: Room[] = []
  const timers: NodeJS.Timeout[] = []
  const seen = new Set<string>()
  const id = `worker-${room.slice(-6)}`
  let isOpen = false
  let stopped = false

  const take = async (text: string) => {
    const metadata = parseJobMetadata(text)
    const claims = await verifyJobToken(metadata.call ?? '', [JOB_SECRET], room)
    const holder = `job-${jobs.length + 1}-${Date.now()}`
    if (stopped || (claims && !(await store.calls.claimLease(claims.callId, holder, LEASE_MS)))) return
    const renewal = setInterval(() => {
      if (claims) void store.calls.claimLease(claims.callId, holder, LEASE_MS)
    }, RENEW_MS)
    timers.push(renewal)
    const die = () => clearInterval(renewal)
    jobs.push({ holder, claims, wish: metadata.workout_id, die })
    const token = new AccessToken(livekit.apiKey, livekit.apiSecret, { identity: `agent-${holder}` })
    token.addGrant({ room, roomJoin: true, agent: true })
    token.kind = 'agent'
    const joined = new Room()
    rooms.push(joined)
    await joined.connect(livekit.url, await token.toJwt(), { autoSubscribe: false, dynacast: false })
  }
  const look = async () => {
    const all = await client.listDispatch(room).catch(() => [])
    for (const dispatch of all) {
      if (seen.has(dispatch.id)) continue
      seen.add(dispatch.id)
      if (isOpen) await take(dispatch.metadata).catch(() => undefined)
    }
  }
  const report = async () => await store.workers.report({ id, agentName: AGENT_NAME, calls: 0, capacity: 4 })
  const open = async () => {
    isOpen = true
    await report()
    timers.push(setInterval(() => void report(), 2000))
  }
  const loop = async () => {
    if (options.open) await open()
    while (!stopped) {
      await look()
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  }
  const running = loop()
  return {
    jobs,
    dispatches: () => seen.size,
    open,
    stop: async () => {
      stopped = true
      await running
      for (const timer of timers) clearInterval(timer)
      await store.workers.remove(id)
      await Promise.all(rooms.map(async (joined) => await joined.disconnect()))
    },
  }
}
