import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type ConnectionDetails, connectionDetails } from '@kinetra/protocol/connection-details'
import { dispose, Room } from '@livekit/rtc-node'
import pino from 'pino'
import * as z from 'zod'
import { createMetrics } from '../metrics/metrics.ts'
import { watchCalls } from '../watch/watch-calls.ts'
import { startLiveKitServer } from './livekit-server.ts'
import { type ScriptedWorker, startScriptedWorker } from './scripted-worker.ts'
import { startTestServer } from './test-server.ts'

/**
 * Measures the token endpoint under 200 requests a second, and how soon the coach is sent for again.
 * Run as `node server/src/testing/measure.ts`, with LIVEKIT_SERVER_BINARY where none is installed.
 */
const REQUESTS_A_SECOND = 200
const SECONDS = 10
const RUNS = 20
const AT_ONCE = 4

const livekit = await startLiveKitServer()
const server = await startTestServer(livekit, {
  CALLS_PER_USER: '1000000',
  CALL_STARTS_PER_MINUTE: '1000000',
  REQUESTS_PER_MINUTE: '1000000',
})
const address = await server.app.listen({ host: '127.0.0.1', port: 0 })
const { store, config, livekit: client } = server
const logger = pino({ level: 'silent' })
const watcher = watchCalls({ store, config, livekit: client, logger, metrics: createMetrics() })
report('no worker: user joined to the next dispatch, ms', await repeated(dispatchTime))
report('coach killed: to the next coach holding the call, ms', await repeated(replacementTime))
await watcher.stop()
report('connection details at 200 requests a second, ms', await endpointTimes(address))
await server.close()
await livekit.stop()
await dispose()

async function endpointTimes(at: string): Promise<number[]> {
  const workerData = { address: at, perSecond: REQUESTS_A_SECOND, seconds: SECONDS }
  const worker = new Worker(new URL('./steady-load.ts', import.meta.url), { workerData })
  const [figures] = await once(worker, 'message')
  return z.array(z.number().or(z.nan())).parse(figures)
}

async function start(at: string): Promise<ConnectionDetails & { callId: string }> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${at}/livekit-token`, { method: 'POST', headers, body: '{}' })
  const details = connectionDetails.parse(await answer.json())
  return { ...details, callId: details.callId ?? '' }
}

async function dispatchTime(): Promise<number> {
  return await inCall({ open: false }, async (worker, joinedMs) => {
    const before = worker.dispatches()
    await until(() => worker.dispatches() > before)
    return performance.now() - joinedMs
  })
}

async function replacementTime(): Promise<number> {
  return await inCall({ open: true }, async (worker) => {
    await until(() => worker.jobs.length === 1)
    // Not before the watcher has had time to see the coach.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const killedMs = performance.now()
    worker.jobs[0]?.die()
    await until(() => worker.jobs.length === 2)
    return performance.now() - killedMs
  })
}

async function inCall(
  options: { open: boolean },
  measure: (worker: ScriptedWorker, joinedMs: number) => Promise<number>,
): Promise<number> {
  const call = await start(address)
  const worker = startScriptedWorker(livekit, store, call.roomName, options)
  const room = new Room()
  if (!options.open) await until(() => worker.dispatches() > 0)
  await room.connect(call.serverUrl, call.participantToken, { autoSubscribe: true, dynacast: false })
  const figure = await measure(worker, performance.now())
  await fetch(`${address}/api/calls/${call.callId}`, { method: 'DELETE' })
  await worker.stop()
  return figure
}

async function repeated(measure: () => Promise<number>): Promise<number[]> {
  const figures: number[] = []
  const series = async () => {
    for (let run = 0; run < RUNS / AT_ONCE; run++) figures.push(await measure())
  }
  await Promise.all(Array.from({ length: AT_ONCE }, series))
  return figures
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 20_000
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('It did not happen within 20 s.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function report(what: string, figures: number[]): void {
  const sorted = figures.filter((figure) => !Number.isNaN(figure)).toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN)
  process.stdout.write(
    `${what}: ${sorted.length} of ${figures.length}, p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}\n`,
  )
}
