import { workoutOf } from '@kinetra/e2e/api'
import { startProduct } from '@kinetra/e2e/product'
import { memoryOf, processorTimeOf } from './process-memory.ts'
import { printTable } from './table.ts'
import { until } from './until.ts'
import { pause, VoiceClient } from './voice-client.ts'

const PLACES = 8
const WITHIN_MS = 2000
const GREETED_MS = 2500
const WARM_WITHIN_MS = 300_000
/** Eight processes that are pinged work for so little in so long, on a busy machine, too. */
const AT_REST_MS = 3000
const AT_REST_WORK_MS = 60

/** More clicks than there are places; then callers leave one after another, and those who wait are called. */
export async function benchBurst(clicks: number): Promise<void> {
  const product = await startProduct({ AGENT_CAPACITY: String(PLACES), AGENT_IDLE_PROCESSES: '' })
  try {
    const workout = await workoutOf(product, 'running')
    await until(
      async () => (await jobs(product.pid)) >= PLACES && (await isAtRest(product.pid)),
      'as many warm processes as places',
      WARM_WITHIN_MS,
    )
    const before = await processorTimeOf(process.pid)
    const calls = await Promise.all(
      Array.from({ length: clicks }, async (_, index) => {
        await pause((index * WITHIN_MS) / clicks)
        const clickedMs = Date.now()
        return { clickedMs, client: await VoiceClient.join(product.url, workout.id) }
      }),
    )
    const heard = calls.map(
      async ({ clickedMs, client }) => (await client.firstHeard(0, 600_000)) - clickedMs,
    )
    const greeted: number[] = []
    for (const one of heard)
      void one.then(
        (milliseconds) => greeted.push(milliseconds),
        () => undefined,
      )
    await until(() => greeted.length >= Math.min(PLACES, clicks), 'the greetings of those who have a place')
    const first = [...greeted]
    const after = await processorTimeOf(process.pid)
    const told = await Promise.all(
      calls.map(async ({ client }) => await statusOf(product.url, client.callId)),
    )
    const waiting = told.filter(({ coach }) => coach === 'waiting')
    process.stdout.write(
      `${waiting.map(({ reason, position }) => `${reason}, number ${position}`).join('; ')}\n`,
    )
    printTable(`${clicks} clicks within ${WITHIN_MS / 1000} s, ${PLACES} places`, [
      { name: 'click to first sound of the greeting', unit: 'ms', values: first },
      {
        name: `greeted within ${GREETED_MS} ms`,
        unit: 'calls',
        values: [first.filter((ms) => ms <= GREETED_MS).length],
      },
    ])
    printTable(
      'Processor time of the burst, a greeted call',
      [...after].map(([name, milliseconds]) => ({
        name,
        unit: 'ms',
        values: [(milliseconds - (before.get(name) ?? 0)) / first.length],
      })),
    )
    const freed: number[] = []
    for (const { client } of calls
      .filter((_, index) => told[index]?.coach === 'live')
      .slice(0, waiting.length)) {
      const before = greeted.length
      const leftMs = Date.now()
      await client.leave()
      await until(() => greeted.length > before, 'the greeting of who waits')
      freed.push(Date.now() - leftMs)
    }
    printTable('Callers leave without hanging up, and others wait', [
      { name: 'left to greeting of the next in the queue', unit: 'ms', values: freed },
    ])
    for (const { client } of calls) await client.leave()
  } finally {
    await product.stop()
  }
}

/** A process that gets ready works; a warm one does next to nothing. */
async function isAtRest(pid: number): Promise<boolean> {
  const worked = async () => (await processorTimeOf(pid)).get('job process') ?? 0
  const before = await worked()
  await pause(AT_REST_MS)
  return (await worked()) - before <= AT_REST_WORK_MS
}

const jobs = async (pid: number): Promise<number> =>
  (await memoryOf(pid)).filter(({ name }) => name.includes('job_proc')).length

async function statusOf(url: string, callId: string) {
  const response = await fetch(`${url}/api/calls/${callId}/status`)
  return (await response.json()) as { coach: string; reason: string | null; position: number | null }
}
