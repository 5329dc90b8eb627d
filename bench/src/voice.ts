import { workoutOf } from '@kinetra/e2e/api'
import { startProduct } from '@kinetra/e2e/product'
import { speak } from '@kinetra/e2e/voice'
import { memoryOf } from './process-memory.ts'
import { printTable } from './table.ts'
import { pause, VoiceClient } from './voice-client.ts'

/** All unlike each other, so that no answer has been said before. */
const QUESTIONS = [
  'What was my peak pressure on the medial heel?',
  'How many high force events were there?',
  'Which part of my foot took the most load?',
  'What was my cadence?',
  'How long was my workout?',
  'What was the average pressure under the third metatarsal?',
  'What was the peak on the big toe?',
  'How much of the load did my forefoot carry?',
  'When was the hardest hit?',
  'How many steps did I take?',
  'Which part took the least load?',
  'What was my ground contact time?',
  'What was the average under my heel?',
  'How many low force events did I have?',
  'Compare this with my previous run.',
  'What was the peak pressure on the fifth metatarsal?',
  'Is my peak pressure going down?',
  'Give me a quick summary of this workout.',
  'What was the peak on the outer heel?',
  'When was the first high force event?',
]

/** Turns of a spoken call, each with a tool call: last voiced sample sent to first voiced sample received. */
export async function benchVoice(turns: number): Promise<void> {
  const product = await startProduct()
  try {
    const workout = await workoutOf(product, 'running')
    const sounds = await Promise.all(QUESTIONS.map(async (question) => await speak(product, question)))
    const greetings: number[] = []
    const latencies: number[] = []
    const pauses: number[] = []
    let cutOff = 0
    const asked = Date.now()
    const client = await VoiceClient.join(product.url, workout.id)
    greetings.push((await client.firstHeard(asked)) - asked)
    await client.untilQuiet()
    for (let turn = 0; turn < turns; turn += 1) {
      const sound = sounds[turn % sounds.length] ?? new Int16Array()
      const began = Date.now()
      const spoken = await client.speak(sound)
      if (client.heardBetween(began + 100, spoken)) cutOff += 1
      const latency = (await client.firstHeard(spoken)) - spoken
      latencies.push(latency)
      process.stdout.write(`${Math.round(latency)} ms: ${QUESTIONS[turn % QUESTIONS.length]}\n`)
      await client.untilQuiet()
      pauses.push(client.longestPause(spoken))
      await pause(300)
    }
    const memory = await memoryOf(product.pid)
    await client.leave()
    printTable('Spoken turns with a tool call, in received sound', [
      { name: 'last voiced sample to first audible sample', unit: 'ms', values: latencies },
      { name: 'longest pause within an answer', unit: 'ms', values: pauses },
      { name: 'request of connection details to greeting', unit: 'ms', values: greetings },
      { name: 'turns cut off while the user still spoke', unit: '%', values: [(cutOff / turns) * 100] },
    ])
    printTable(
      'Private memory during the call',
      memory.map(({ name, megabytes }) => ({ name, unit: 'MB', values: [megabytes] })),
    )
  } finally {
    await product.stop()
  }
}
