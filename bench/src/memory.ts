import { workoutOf } from '@kinetra/e2e/api'
import { startProduct } from '@kinetra/e2e/product'
import type { Measured } from './measured.ts'
import { memoryOf, type ProcessMemory } from './process-memory.ts'
import { inOneGo, type SpokenQuestion } from './spoken-questions.ts'
import { askInTurn } from './spoken-turns.ts'
import { pause, VoiceClient } from './voice-client.ts'

const AT_REST_MS = 20_000

/**
 * Private memory of each process: after the product's very first start, which makes the samples, and in a call.
 * @param turns of the call.
 */
export async function benchMemory(turns: number): Promise<Measured> {
  const product = await startProduct()
  try {
    const workout = await workoutOf(product, 'running')
    await pause(AT_REST_MS)
    const atRest = await memoryOf(product.pid)
    const questions: SpokenQuestion[] = []
    for (let turn = 0; turn < turns; turn += 1) questions.push(await inOneGo(product, turn))
    const client = await VoiceClient.join(product.url, workout.id)
    await client.firstHeard(0, 60_000)
    await client.untilQuiet()
    await askInTurn(client, questions)
    const inCall = await memoryOf(product.pid)
    await client.hangUp()
    const kinds = [...new Set(inCall.map(({ kind }) => kind))]
    const lines = kinds.map((kind) => [kind, listed(atRest, kind), listed(inCall, kind)])
    return {
      tables: [
        {
          title: 'Private memory in MB',
          columns: ['process', 'after the very first start', `in a call, after ${turns} turns`],
          lines,
        },
      ],
      remarks: [
        'Where there are several of a kind, each is told: of two job processes the larger one is in the call.',
      ],
    }
  } finally {
    await product.stop()
  }
}

const listed = (memories: readonly ProcessMemory[], kind: string) =>
  memories
    .filter((memory) => memory.kind === kind)
    .map(({ megabytes }) => megabytes.toFixed(0))
    .join(', ') || '–'
