import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'

/**
 * A worker thread that asks the token endpoint at a steady rate, apart from the server's event loop, and
 * posts the time of each answer in milliseconds, counted from when it was due; failures as NaN.
 */
const { address, perSecond, seconds } = z
  .object({ address: z.string(), perSecond: z.number(), seconds: z.number() })
  .parse(workerData)

const pending: Promise<number>[] = []
const startedMs = performance.now()
for (let sent = 0; sent < perSecond * seconds; sent++) {
  const dueMs = startedMs + (sent * 1000) / perSecond
  const early = dueMs - performance.now()
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
  pending.push(answerTime(dueMs))
}
parentPort?.postMessage(await Promise.all(pending))

async function answerTime(dueMs: number): Promise<number> {
  try {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${address}/livekit-token`, { method: 'POST', headers, body: '{}' })
    await answer.text()
    return answer.ok ? performance.now() - dueMs : Number.NaN
  } catch {
    return Number.NaN
  }
}
