import { startTraceSink } from '@kinetra/agent/testing/trace-sink'
import { turnsOfLatestCall, workoutOf } from '@kinetra/e2e/api'
import { type Product, startProduct } from '@kinetra/e2e/product'
import { memoryOf } from './process-memory.ts'
import { inOneGo, type SpokenQuestion, withPause } from './spoken-questions.ts'
import { printTable } from './table.ts'
import { type MeasuredTurn, stageRows } from './turn-stages.ts'
import { pause, VoiceClient } from './voice-client.ts'

const SETS = { 'in one go': inOneGo, 'with a pause of 350 to 850 ms': withPause }

/**
 * Turns of a spoken call, each with a tool call, in three voices, said in one go and with a pause in the middle: last
 * voiced sample sent to first voiced sample received.
 * @param turns of each set.
 */
export async function benchVoice(turns: number): Promise<void> {
  const sink = await startTraceSink()
  const product = await startProduct({ OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint })
  try {
    const greetings: number[] = []
    const pauses: number[] = []
    const sets = []
    for (const [name, ask] of Object.entries(SETS)) {
      const sounds: SpokenQuestion[] = []
      for (let turn = 0; turn < turns; turn += 1) sounds.push(await ask(product, turn))
      const call = await converse(product, sounds)
      greetings.push(call.greetingMs)
      pauses.push(...call.pauses)
      sets.push({ name, ...call })
    }
    const memory = await memoryOf(product.pid)
    await product.stop()
    for (const { name, measured, cutOff } of sets) {
      const latencies = measured.map(({ spokenMs, heardMs }) => heardMs - spokenMs)
      printTable(`Spoken turns with a tool call, questions ${name}, after the last voiced sample`, [
        ...stageRows(measured, sink.spans()),
        { name: 'first audible sample received', unit: 'ms', values: latencies },
        { name: 'turns cut off: answered before their end', unit: '%', values: [(cutOff / turns) * 100] },
      ])
    }
    printTable('Spoken calls', [
      { name: 'longest pause within an answer', unit: 'ms', values: pauses },
      { name: 'request of connection details to greeting', unit: 'ms', values: greetings },
    ])
    printTable(
      'Private memory during the call',
      memory.map(({ name, megabytes }) => ({ name, unit: 'MB', values: [megabytes] })),
    )
  } finally {
    await product.stop()
    await sink.close()
  }
}

async function converse(product: Product, questions: readonly SpokenQuestion[]) {
  const workout = await workoutOf(product, 'running')
  const asked = Date.now()
  const client = await VoiceClient.join(product.url, workout.id)
  const greetingMs = (await client.firstHeard(asked)) - asked
  await client.untilQuiet()
  const measured: MeasuredTurn[] = []
  const pauses: number[] = []
  let cutOff = 0
  for (const { words, sound } of questions) {
    const turns = await userTurns(product, workout.id)
    const began = Date.now()
    const spokenMs = await client.speak(sound)
    const heardMs = await client.firstHeard(spokenMs)
    await client.untilQuiet()
    const isSplit = (await userTurns(product, workout.id)) > turns + 1
    const isCutOff = isSplit || client.heardBetween(began + 100, spokenMs)
    if (isCutOff) cutOff += 1
    measured.push({ spokenMs, heardMs })
    pauses.push(client.longestPause(spokenMs))
    process.stdout.write(`${Math.round(heardMs - spokenMs)} ms${isCutOff ? ', cut off' : ''}: ${words}\n`)
    await pause(300)
  }
  await client.leave()
  return { measured, pauses, cutOff, greetingMs }
}

async function userTurns(product: Product, workoutId: string): Promise<number> {
  return (await turnsOfLatestCall(product, workoutId)).filter(({ who }) => who === 'user').length
}
