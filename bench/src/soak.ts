import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { workoutOf } from '@kinetra/e2e/api'
import { type Product, startProduct } from '@kinetra/e2e/product'
import { confidenceOf } from './confidence.ts'
import { type Measured, percentile } from './measured.ts'
import { megabytesOf, memoryOf } from './process-memory.ts'
import { inOneGo, type SpokenQuestion } from './spoken-questions.ts'
import { askInTurn, latenciesOf } from './spoken-turns.ts'
import { pause, VoiceClient } from './voice-client.ts'

const CALLERS = 4
const QUESTIONS_A_CALL = 5
const LOOK_EVERY_MS = 10_000
/** Caches fill and code is compiled in the first part, which says nothing of what comes after it. */
const SETTLING = 0.25
/** pino's level of a warning. */
const WARNING = 40

interface Look {
  readonly minutes: number
  readonly megabytes: Readonly<Record<string, number>>
}

/**
 * Four callers at once, each with one call after another: whether memory stays, whether a process is left behind, and what
 * the logs complain of.
 */
export async function benchSoak(minutes: number): Promise<Measured> {
  const product = await startProduct({
    AGENT_CAPACITY: String(CALLERS + 1),
    AGENT_IDLE_PROCESSES: '1',
    CALL_STARTS_PER_MINUTE: '1000',
  })
  const looks: Look[] = []
  const latencies: number[] = []
  let calls = 0
  const pids = new Set<number>()
  let complaints: Complaint[] = []
  try {
    const questions = await Promise.all(Array.from({ length: 20 }, (_, number) => inOneGo(product, number)))
    const from = performance.now()
    const isOver = () => performance.now() - from > minutes * 60_000
    const caller = async (number: number) => {
      for (let call = number; !isOver(); call += 1) {
        latencies.push(...(await holdCall(product, questions, call)))
        calls += 1
      }
    }
    const look = async () => {
      while (!isOver()) {
        const memories = await memoryOf(product.pid)
        for (const { pid } of memories) pids.add(pid)
        const kinds = [...new Set(memories.map(({ kind }) => kind))]
        const megabytes = Object.fromEntries(kinds.map((kind) => [kind, megabytesOf(memories, kind)]))
        looks.push({ minutes: (performance.now() - from) / 60_000, megabytes })
        await pause(LOOK_EVERY_MS)
      }
    }
    await Promise.all([look(), ...Array.from({ length: CALLERS }, (_, number) => caller(number))])
  } finally {
    complaints = await complaintsIn(product)
    await product.stop()
  }
  const left = (await Promise.all([...pids].map(isAlive))).filter(Boolean).length
  return {
    tables: [
      {
        title: `${CALLERS} calls at once for ${minutes} minutes, ${calls} calls`,
        rows: [{ name: 'last voiced sample to first one received', unit: 'ms', values: latencies }],
      },
      {
        title: 'Private memory',
        columns: ['process', 'MB (median)', 'MB more an hour (95 %)'],
        lines: slopes(looks),
      },
      {
        title: 'Warnings and errors in the logs',
        columns: ['log', 'times', 'message'],
        lines: complaints.map(({ log, times, message }) => [log, String(times), message]),
      },
    ],
    remarks: [`Processes left behind: ${left} of ${pids.size}.`],
  }
}

async function holdCall(
  product: Product,
  questions: readonly SpokenQuestion[],
  call: number,
): Promise<number[]> {
  const workout = await workoutOf(product, 'running')
  const client = await VoiceClient.join(product.url, workout.id)
  try {
    await client.firstHeard(0, 60_000)
    await client.untilQuiet()
    const first = (call * QUESTIONS_A_CALL) % questions.length
    return latenciesOf(await askInTurn(client, questions.slice(first, first + QUESTIONS_A_CALL)))
  } finally {
    await client.hangUp()
  }
}

function slopes(looks: readonly Look[]): string[][] {
  const settled = looks.slice(Math.floor(looks.length * SETTLING))
  const kinds = [...new Set(settled.flatMap(({ megabytes }) => Object.keys(megabytes)))]
  return kinds.map((kind) => {
    const points = settled.map(({ minutes, megabytes }) => ({
      at: minutes / 60,
      value: megabytes[kind] ?? 0,
    }))
    // A point is drawn with its time.
    const indices = points.map((_, index) => index)
    const slopeOf = (drawn: readonly number[]) => slope(drawn.flatMap((index) => points[index] ?? []))
    const { from, to } = confidenceOf([indices], slopeOf)
    const median = percentile(
      points.map(({ value }) => value),
      0.5,
    )
    return [
      kind,
      median.toFixed(0),
      `${slopeOf(indices).toFixed(0)} (${from.toFixed(0)} to ${to.toFixed(0)})`,
    ]
  })
}

/** Of the straight line with the least squares. */
function slope(points: readonly { readonly at: number; readonly value: number }[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [at, value] = [mean(points.map((one) => one.at)), mean(points.map((one) => one.value))]
  const along = points.reduce((sum, one) => sum + (one.at - at) * (one.value - value), 0)
  return along / points.reduce((sum, one) => sum + (one.at - at) ** 2, 0)
}

interface Complaint {
  readonly log: string
  readonly times: number
  readonly message: string
}

async function complaintsIn(product: Product): Promise<Complaint[]> {
  const folder = join(dirname(product.databasePath), 'logs')
  const files = await readdir(folder)
  const found = await Promise.all(
    files.map(async (file) => {
      const lines = (await readFile(join(folder, file), 'utf8')).split('\n').flatMap(complaintOf)
      return [...Map.groupBy(lines, (line) => line)].map(([message, { length: times }]) => ({
        log: file,
        times,
        message,
      }))
    }),
  )
  return found.flat()
}

function complaintOf(line: string): string[] {
  if (!line.startsWith('{')) return /error|warn/i.test(line) ? [line.slice(0, 120)] : []
  try {
    const { level, msg } = JSON.parse(line) as { level?: number | string; msg?: string }
    const isComplaint = typeof level === 'number' ? level >= WARNING : /warn|error|fatal/.test(level ?? '')
    return isComplaint ? [String(msg ?? '').slice(0, 120)] : []
  } catch {
    return []
  }
}

const isAlive = async (pid: number) =>
  await readFile(`/proc/${pid}/cmdline`, 'utf8').then(
    (text) => text !== '',
    () => false,
  )
