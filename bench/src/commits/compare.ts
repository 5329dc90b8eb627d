import { workoutOf } from '@kinetra/e2e/api'
import { startProduct } from '@kinetra/e2e/product'
import type { Measured } from '../measured.ts'
import { ratiosOf } from '../ratios.ts'
import { inOneGo } from '../spoken-questions.ts'
import { askInTurn, latenciesOf, type SpokenTurn } from '../spoken-turns.ts'
import { VoiceClient } from '../voice-client.ts'
import { checkOut } from './checkout.ts'

const QUESTIONS_A_CALL = 5
const USUAL_TURNS = 40

/**
 * Another commit's product and this one's beside each other, a call each in turn, so that both meet the same machine.
 * @param words the commit, and how many turns of each.
 */
export async function benchCompare([reference = 'HEAD', count]: readonly string[]): Promise<Measured> {
  const turns = Number(count ?? USUAL_TURNS)
  const other = await checkOut(reference)
  if (!other) throw new Error(`There is no commit ${reference} here.`)
  const products = []
  try {
    const names = [`${reference} (${other.commit.slice(0, 7)})`, 'here']
    // One after the other: both use the same cache folder.
    products.push(await startProduct({}, other.folder))
    products.push(await startProduct())
    const sides = products.map((product, at) => ({
      name: names[at] ?? '',
      product,
      greetings: [] as number[],
      turns: [] as SpokenTurn[],
    }))
    for (let from = 0; from < turns; from += QUESTIONS_A_CALL)
      // Whoever is first changes, too.
      for (const side of from % 2 === 0 ? sides : sides.toReversed()) {
        const questions = []
        for (let turn = from; turn < Math.min(turns, from + QUESTIONS_A_CALL); turn += 1)
          questions.push(await inOneGo(side.product, turn))
        const workout = await workoutOf(side.product, 'running')
        const askedMs = Date.now()
        const client = await VoiceClient.join(side.product.url, workout.id)
        side.greetings.push((await client.firstHeard(askedMs)) - askedMs)
        await client.untilQuiet()
        process.stdout.write(`${side.name}\n`)
        side.turns.push(...(await askInTurn(client, questions)))
        await client.hangUp()
      }
    const latencies = sides.map(({ name, turns: own }) => ({ name, values: latenciesOf(own) }))
    const greetings = sides.map(({ name, greetings: values }) => ({ name, values }))
    const inRows = (compared: typeof latencies) => compared.map((one) => ({ ...one, unit: 'ms' }))
    const [before = { name: '', values: [] }, ...after] = latencies
    return {
      tables: [
        { title: 'Last voiced sample sent to first voiced sample received', rows: inRows(latencies) },
        { title: 'Request of connection details to greeting', rows: inRows(greetings) },
        ratiosOf('Last voiced sample to first one received', [before, ...after]),
      ],
    }
  } finally {
    for (const product of products) await product.stop()
    await other.remove()
  }
}
