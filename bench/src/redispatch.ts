import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RealWorker, startRealWorker } from '@kinetra/agent/testing/real-worker'
import { startScriptedProvider } from '@kinetra/agent/testing/scripted-provider'
import { CONNECTION_DETAILS_PATH, connectionDetails } from '@kinetra/protocol/connection-details'
import { startLiveKitServer } from '@kinetra/server/testing/livekit-server'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { freePorts } from '@kinetra/store/testing/free-ports'
import { callerRoom } from './caller-room.ts'
import { type RealServer, startRealServer } from './real-server.ts'
import { printTable } from './table.ts'
import { until } from './until.ts'

const JOB_SECRET = 'a-secret-of-the-bench-of-32-characters'
/** So long a user has waited before the worker comes: the coach has been sent for in vain. */
const IN_VAIN_MS = 3500

/**
 * How soon a coach is there again, with the real server, worker and LiveKit and scripted models: where no
 * worker was there when the user joined and one comes; and where the job's process is killed by SIGKILL.
 */
export async function benchRedispatch(runs: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-bench-'))
  const databasePath = join(folder, 'kinetra.db')
  const [serverPort = 0, agentPort = 0, metricsPort = 0] = await freePorts(3)
  const livekit = await startLiveKitServer({
    webhookUrl: `http://127.0.0.1:${serverPort}/api/livekit/webhook`,
  })
  const provider = await startScriptedProvider()
  provider.script('/chat/completions', { text: 'You did well.' })
  provider.script('/audio/speech', { text: '' })
  const shared = {
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.apiKey,
    LIVEKIT_API_SECRET: livekit.apiSecret,
    KINETRA_JOB_SECRET: JOB_SECRET,
    KINETRA_DB: databasePath,
  }
  const models = ['STT', 'LLM', 'TTS'].flatMap((stage) => [
    [`COACH_${stage}`, 'compatible/bench'],
    [`COACH_${stage}_BASE_URL`, provider.baseUrl],
  ])
  const ports = { AGENT_PORT: String(agentPort), AGENT_METRICS_PORT: String(metricsPort) }
  const work = () => startRealWorker({ ...shared, ...ports, ...Object.fromEntries(models) }, folder)
  const server = await startRealServer({
    ...shared,
    PORT: String(serverPort),
    CALL_STARTS_PER_MINUTE: '1000',
  })
  const store = await openStore({ databasePath })
  try {
    const registered: { jobMs: number; coachMs: number }[] = []
    for (let run = 0; run < runs; run += 1) registered.push(await afterRegistration(server, work))
    printTable('No worker, a user waiting: since one registered', [
      { name: 'until it is given the call', unit: 'ms', values: registered.map(({ jobMs }) => jobMs) },
      { name: 'until a coach is in the room', unit: 'ms', values: registered.map(({ coachMs }) => coachMs) },
    ])
    const worker = work()
    await registration(worker)
    const killed: number[] = []
    for (let run = 0; run < runs; run += 1) killed.push(await afterKill(server, worker, store))
    await worker.kill()
    printTable('Until another coach is in the room', [
      { name: 'job killed by SIGKILL: since the kill', unit: 'ms', values: killed },
    ])
  } finally {
    await store.close()
    await server.stop()
    await livekit.stop()
    await provider.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function afterRegistration(server: RealServer, work: () => RealWorker) {
  const call = await enter(server)
  await new Promise((resolve) => setTimeout(resolve, IN_VAIN_MS))
  const worker = work()
  try {
    await registration(worker)
    const registeredMs = performance.now()
    await until(() => call.coaches().length === 1, 'a coach')
    const coachMs = performance.now() - registeredMs
    return {
      coachMs,
      jobMs: loggedAt(worker, 'received job request') - loggedAt(worker, 'registered worker'),
    }
  } finally {
    await call.leave()
    await worker.kill()
  }
}

async function afterKill(server: RealServer, worker: RealWorker, store: Store): Promise<number> {
  const call = await enter(server)
  try {
    await until(() => call.coaches().length === 1, 'the first coach')
    const [dead = ''] = call.coaches()
    // A watcher that has not seen the coach would wait for it first.
    await until(async () => {
      const open = (await store.calls.open()).find(({ id }) => id === call.id)
      return open?.memory?.includes('"leaseSeen":true') ?? false
    }, 'the watcher to see the coach')
    const lease = await store.calls.lease(call.id)
    process.kill(processOf(worker, lease?.holder ?? ''), 'SIGKILL')
    const killedMs = performance.now()
    await until(() => call.coaches().some((identity) => identity !== dead), 'another coach')
    return performance.now() - killedMs
  } finally {
    await call.leave()
  }
}

/** The worker's own address answers with success only while it is registered with LiveKit. */
async function registration(worker: RealWorker): Promise<void> {
  await until(async () => {
    const health = worker.addresses()?.health
    return (
      health !== undefined &&
      (await fetch(health).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
  }, 'the worker')
}

/** When the worker first logged a message, in milliseconds since 1970. */
function loggedAt(worker: RealWorker, message: string): number {
  const line = worker
    .printed()
    .split('\n')
    .find((text) => text.includes(`"msg":"${message}"`))
  if (!line) throw new Error(`the log has no "${message}"`)
  return (JSON.parse(line) as { time: number }).time
}

/** A lease's holder is LiveKit's id of the job; the worker's log names the process of each job. */
function processOf(worker: RealWorker, jobId: string): number {
  const line = worker
    .printed()
    .split('\n')
    .findLast((text) => text.includes(`"jobID":"${jobId}"`))
  if (!line) throw new Error(`the log knows no job ${jobId}`)
  return (JSON.parse(line) as { pid: number }).pid
}

async function enter(server: RealServer) {
  const post = async (path: string) =>
    await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  const details = connectionDetails.parse(await (await post(CONNECTION_DETAILS_PATH)).json())
  const id = details.callId ?? ''
  const room = callerRoom()
  await room.connect(details.serverUrl, details.participantToken, { autoSubscribe: true, dynacast: false })
  return {
    id,
    coaches: () => [...room.remoteParticipants.keys()],
    async leave() {
      await post(`/api/calls/${id}/end`)
      await room.disconnect()
    },
  }
}
