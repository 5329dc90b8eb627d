import { startTraceSink, type TraceSink } from '@kinetra/agent/testing/trace-sink'
import { listWorkouts, turnsOf } from '@kinetra/e2e/api'
import { type Product, startProduct } from '@kinetra/e2e/product'
import type { Measured, Row, Samples } from './measured.ts'
import { inOneGo, QUESTION_COUNT, type SpokenQuestion, withPause } from './spoken-questions.ts'
import { askInTurn, latenciesOf, type SpokenTurn } from './spoken-turns.ts'
import { stageRows } from './turn-stages.ts'
import { until } from './until.ts'
import { VoiceClient } from './voice-client.ts'

const SETS = { 'in one go': inOneGo, 'with a pause of 350 to 850 ms': withPause }

/**
 * Turns of spoken calls, each with a tool call, in three voices, said in one go and with a pause in the middle: last
 * voiced sample sent to first voiced sample received. Each call asks each question once, about another workout than the
 * call before it.
 * @param turns of each set.
 */
export async function benchVoice(turns: number): Promise<Measured> {
  const sink = await startTraceSink()
  const product = await startProduct({ OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint })
  try {
    const calls: Call[] = []
    const tables: Samples[] = []
    for (const [name, ask] of Object.entries(SETS)) {
      const own: Call[] = []
      for (let from = 0; from < turns; from += QUESTION_COUNT) {
        const sounds: SpokenQuestion[] = []
        for (let turn = from; turn < Math.min(turns, from + QUESTION_COUNT); turn += 1)
          sounds.push(await ask(product, turn))
        own.push(await converse(product, sounds, calls.length + own.length, sink))
      }
      calls.push(...own)
      tables.push({
        title: `Spoken turns with a tool call, questions ${name}, after the last voiced sample`,
        rows: turnRows(own, sink),
        isDrawn: true,
      })
    }
    tables.push({
      title: 'Spoken calls',
      rows: [
        {
          name: 'longest pause within an answer',
          unit: 'ms',
          values: calls.flatMap(({ turns }) => turns.map(({ longestPauseMs }) => longestPauseMs)),
        },
        {
          name: 'request of connection details to greeting',
          unit: 'ms',
          values: calls.map(({ greetingMs }) => greetingMs),
        },
      ],
    })
    return { tables }
  } finally {
    await product.stop()
    await sink.close()
  }
}

interface Call {
  readonly greetingMs: number
  readonly turns: readonly SpokenTurn[]
}

function turnRows(calls: readonly Call[], sink: TraceSink): Row[] {
  const turns = calls.flatMap((call) => call.turns)
  const cutOff = turns.filter(({ isCutOff }) => isCutOff).length
  return [
    ...stageRows(turns, sink.spans()),
    { name: 'first audible sample received', unit: 'ms', values: latenciesOf(turns) },
    {
      name: `turns cut off: ${cutOff} of ${turns.length}`,
      unit: '%',
      values: [(100 * cutOff) / turns.length],
    },
  ]
}

async function converse(
  product: Product,
  questions: readonly SpokenQuestion[],
  call: number,
  sink: TraceSink,
): Promise<Call> {
  const workouts = await listWorkouts(product)
  const asked = Date.now()
  const client = await VoiceClient.join(product.url, workouts[call % workouts.length]?.id ?? '')
  const greetingMs = (await client.firstHeard(asked)) - asked
  await client.untilQuiet()
  const countTurns = async () =>
    (await turnsOf(product, client.callId)).filter(({ who }) => who === 'user').length
  const turns = await askInTurn(client, questions, countTurns)
  await client.hangUp()
  // The coach sends its spans every few seconds, and the last of them at the end of the call.
  const lastHeard = turns.findLast(({ heardMs }) => Number.isFinite(heardMs))?.heardMs ?? 0
  const isTraced = () =>
    sink.spans().some(({ name, endMs }) => name === 'agent_speaking' && endMs > lastHeard)
  await until(isTraced, 'the trace of the last turn')
  return { greetingMs, turns }
}
