import { completeChat } from '@kinetra/models/coach/complete'
import { readExamples } from '@kinetra/models/coach/examples'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkSentence } from '../numbers/check-sentence.ts'
import { openTestStore } from '../testing/test-store.ts'
import { callStateFor } from '../testing/text-call.ts'
import { callTool } from '../tools/coach-tool.ts'
import { COACH_TOOLS, READING_TOOLS } from '../tools/coach-tools.ts'
import { cutSentences } from './sentences.ts'

type Message = Parameters<typeof completeChat>[0]['messages'][number]

const MOST_ROUNDS = 4
const tools = COACH_TOOLS.map(({ name }) => ({ name }))

let database: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  database = await openTestStore()
}, 60_000)
afterAll(() => database.close())

/** Asks one question after the other with real tools; resolves with the sentences of the answers that would be withheld. */
async function withheldOf(workoutId: string, questions: readonly string[]): Promise<string[]> {
  const call = await callStateFor(database.store, workoutId, () => undefined)
  const messages: Message[] = []
  const earlier: string[] = []
  const withheld: string[] = []
  for (const question of questions) {
    messages.push({ role: 'user', content: question })
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const { content, toolCalls } = completeChat({ model: '', messages, tools, toolChoice: 'auto' })
      const calls = toolCalls.map((tool, index) => ({ ...tool, id: `${messages.length}-${index}` }))
      messages.push({ role: 'assistant', content, toolCalls: calls })
      for (const { name, arguments: text, id: toolCallId } of calls) {
        const tool = READING_TOOLS.get(name)
        const result = tool ? await callTool(tool, JSON.parse(text), call) : {}
        messages.push({ role: 'tool', content: JSON.stringify(result), toolCallId })
      }
      const said: string[] = []
      const { sentences } = cutSentences(`${content ?? ''} `)
      for (const sentence of sentences) {
        const { unsupported } = checkSentence(sentence, call.ledger, { said, question, earlier })
        if (unsupported.length > 0)
          withheld.push(`${questions.join(' → ')} → ${sentence}✗ ${unsupported.join(', ')}`)
        said.unshift(sentence)
      }
      if (calls.length > 0) continue
      earlier.unshift(content ?? '', question)
      break
    }
  }
  return withheld
}

/** One example of each form of answer: of each intent with each set of slots, asked first or after another question. */
const oneOfEachForm = () => {
  const forms = Map.groupBy(readExamples(), ({ intent, slots, after = [] }) =>
    [intent, ...Object.keys(slots).toSorted(), after.length > 0].join(' '),
  )
  return [...forms.values()].flatMap(([example]) => example ?? [])
}

it('no number of the offline coach is withheld', async () => {
  const { workouts } = await database.store.workouts.list(LOCAL_USER, { limit: 100 })
  const examples = oneOfEachForm()
  expect(new Set(examples.map(({ intent }) => intent))).toEqual(
    new Set(readExamples().map(({ intent }) => intent)),
  )
  const withheld: string[] = []
  for (const [index, { say, after = [] }] of examples.entries()) {
    const workout = workouts[index % workouts.length]
    if (workout) withheld.push(...(await withheldOf(workout.id, [...after, say])))
  }
  expect(withheld).toEqual([])
}, 60_000)
