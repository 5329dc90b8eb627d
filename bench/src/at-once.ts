import { workoutOf } from '@kinetra/e2e/api'
import { type Product, startProduct } from '@kinetra/e2e/product'
import type { Measured, Row } from './measured.ts'
import { megabytesOf, memoryOf } from './process-memory.ts'
import { inOneGo, type SpokenQuestion } from './spoken-questions.ts'
import { askInTurn, latenciesOf } from './spoken-turns.ts'
import { until } from './until.ts'
import { pause, VoiceClient } from './voice-client.ts'

const PLACES = 8
const BETWEEN_CLICKS_MS = 1300
const QUESTIONS_EACH = 3
const LEVELS = [1, 2, 4, 6, 8, 10, 12]
const WARM_WITHIN_MS = 300_000

/**
 * More and more callers at once, who click one after another and then ask: how soon each is greeted and answered, and who is
 * told that all coaches are busy. The callers are in this one process, on the same machine.
 * @param most callers at once.
 */
export async function benchAtOnce(most: number): Promise<Measured> {
  const product = await startProduct({ AGENT_CAPACITY: String(PLACES), AGENT_IDLE_PROCESSES: '' })
  const [greetings, answers]: [Row[], Row[]] = [[], []]
  const told: string[][] = []
  try {
    const questions: SpokenQuestion[] = []
    for (let number = 0; number < QUESTIONS_EACH * PLACES; number += 1)
      questions.push(await inOneGo(product, number))
    for (const callers of LEVELS.filter((level) => level <= most)) {
      await untilWarm(product)
      const calls = await talkAtOnce(product, callers, questions)
      const name = `${callers} at once`
      greetings.push({ name, unit: 'ms', values: calls.flatMap(({ greetingMs }) => greetingMs ?? []) })
      answers.push({ name, unit: 'ms', values: calls.flatMap(({ latencies }) => latencies) })
      const count = (isOf: (call: CallAtOnce) => boolean) => String(calls.filter(isOf).length)
      told.push([name, count(({ greetingMs }) => greetingMs !== null), count(({ isBusy }) => isBusy)])
      process.stdout.write(`${name}: ${megabytesOf(await memoryOf(product.pid))} MB\n`)
    }
    return {
      tables: [
        { title: 'Last voiced sample sent to first voiced sample received', rows: answers, isDrawn: true },
        {
          title: `Request of connection details to the greeting, ${BETWEEN_CLICKS_MS / 1000} s between clicks`,
          rows: greetings,
        },
        {
          title: `With ${PLACES} places`,
          columns: ['callers', 'greeted', 'told that all are busy'],
          lines: told,
        },
      ],
    }
  } finally {
    await product.stop()
  }
}

/** As many processes as places, so that nobody waits for one. */
async function untilWarm(product: Product): Promise<void> {
  const warm = async () => (await memoryOf(product.pid)).filter(({ kind }) => kind === 'job process').length
  await until(async () => (await warm()) >= PLACES, 'as many warm processes as places', WARM_WITHIN_MS)
  // The last one is still getting ready.
  await pause(5000)
}

interface CallAtOnce {
  readonly greetingMs: number | null
  readonly latencies: readonly number[]
  readonly isBusy: boolean
}

async function talkAtOnce(
  product: Product,
  callers: number,
  questions: readonly SpokenQuestion[],
): Promise<CallAtOnce[]> {
  const workout = await workoutOf(product, 'running')
  const everybodyIsThere = pause(callers * BETWEEN_CLICKS_MS)
  return await Promise.all(
    Array.from({ length: callers }, async (_, caller): Promise<CallAtOnce> => {
      await pause(caller * BETWEEN_CLICKS_MS)
      const clickedMs = Date.now()
      const client = await VoiceClient.join(product.url, workout.id)
      try {
        const heardMs = await Promise.race([client.firstHeard(clickedMs), untilBusy(product, client)])
        if (heardMs === null) return { greetingMs: null, latencies: [], isBusy: true }
        await Promise.all([client.untilQuiet(), everybodyIsThere])
        const from = (caller * QUESTIONS_EACH) % questions.length
        const turns = await askInTurn(client, questions.slice(from, from + QUESTIONS_EACH))
        return { greetingMs: heardMs - clickedMs, latencies: latenciesOf(turns), isBusy: false }
      } finally {
        await client.hangUp()
      }
    }),
  )
}

/** Resolves with null once the caller is told that all coaches are in other calls; never where one comes. */
async function untilBusy(product: Product, { callId }: VoiceClient): Promise<null> {
  for (;;) {
    const response = await fetch(`${product.url}/api/calls/${callId}/status`)
    const { coach, reason } = (await response.json()) as { coach: string; reason: string | null }
    if (coach === 'live') return await new Promise(() => undefined)
    if (coach === 'waiting' && reason === 'all_busy') return null
    await pause(500)
  }
}
