import type OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SpeechServer, startSpeechServer } from './testing/speech-server.ts'

const tools: OpenAI.ChatCompletionTool[] = [
  {
    type: 'function',
    function: {
      name: 'get_pressure_summary',
      description: 'Pressure statistics of a workout.',
      parameters: { type: 'object', properties: { region: { type: ['string', 'null'] } } },
    },
  },
]

const question: OpenAI.ChatCompletionMessageParam[] = [
  { role: 'system', content: 'You are a coach.' },
  { role: 'user', content: [{ type: 'text', text: 'What was my peak pressure on the medial heel?' }] },
]

let server: SpeechServer

beforeAll(async () => {
  server = await startSpeechServer({ load: false })
})
afterAll(() => server?.[Symbol.asyncDispose]())

describe('a question that needs a tool', () => {
  test('streamed: the call, the end, the usage', async () => {
    const stream = server.client.chat.completions.stream({
      model: 'kinetra-coach',
      messages: question,
      tools,
      stream_options: { include_usage: true },
    })
    const answer = await stream.finalChatCompletion()
    const [choice] = answer.choices
    expect(choice?.finish_reason).toBe('tool_calls')
    const [call] = choice?.message.tool_calls ?? []
    expect(call).toMatchObject({ type: 'function', function: { name: 'get_pressure_summary' } })
    expect(JSON.parse(call?.type === 'function' ? call.function.arguments : '')).toMatchObject({
      region: 'Med Heel',
    })
    expect(answer.usage?.total_tokens).toBeGreaterThan(10)
  })

  test('whole: the same call', async () => {
    const answer = await server.client.chat.completions.create({
      model: 'kinetra-coach',
      messages: question,
      tools,
    })
    expect(answer.object).toBe('chat.completion')
    expect(answer.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { role: 'assistant', tool_calls: [{ function: { name: 'get_pressure_summary' } }] },
    })
  })
})

describe('words', () => {
  const greeting: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Hello there!' }]

  test('come piece by piece and make up the whole answer', async () => {
    const stream = await server.client.chat.completions.create({
      model: 'c',
      messages: greeting,
      stream: true,
    })
    const chunks = await Array.fromAsync(stream)
    const text = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')
    expect(text.split(' ').length).toBeGreaterThan(2)
    expect(chunks.length).toBeGreaterThan(3)
    expect(chunks[0]?.choices[0]?.delta.role).toBe('assistant')
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('stop')
    expect(new Set(chunks.map((chunk) => chunk.id)).size).toBe(1)
    expect(chunks.every((chunk) => chunk.usage === undefined)).toBe(true)
  })

  test('follow the result of a tool', async () => {
    const asked = await server.client.chat.completions.create({ model: 'c', messages: question, tools })
    const request = asked.choices[0]?.message
    const call = request?.tool_calls?.[0]
    if (!request || !call) throw new Error('no tool was called')
    const messages: OpenAI.ChatCompletionMessageParam[] = [
      ...question,
      request,
      { role: 'tool', tool_call_id: call.id, content: '{"error":"There is no workout on the screen."}' },
    ]
    const answer = await server.client.chat.completions.create({ model: 'c', messages, tools })
    expect(answer.choices[0]?.finish_reason).toBe('stop')
    expect(answer.choices[0]?.message.content).toMatch(/\w/)
  })
})

test.each([
  ['get_pressure_summary', 1],
  ['get_events', 0],
])('of the tools only those that are allowed are called: %s', async (name, calls) => {
  const answer = await server.client.chat.completions.create({
    model: 'm',
    messages: question,
    tools,
    tool_choice: {
      type: 'allowed_tools',
      allowed_tools: { mode: 'auto', tools: [{ type: 'function', function: { name } }] },
    },
  })
  expect(answer.choices[0]?.message.tool_calls ?? []).toHaveLength(calls)
})

test.each([
  ['no messages', { messages: [] }, 'messages'],
  ['an unknown role', { messages: [{ role: 'robot', content: 'Hi' }] }, 'messages.0'],
  ['a picture', { messages: [{ role: 'user', content: [{ type: 'image_url' }] }] }, 'messages.0.content'],
  ['another kind of tool', { messages: question, tools: [{ type: 'custom' }] }, 'tools.0'],
])('%s is refused', async (_name, body, parameter) => {
  const request = server.client.post('/chat/completions', { body })
  await expect(request).rejects.toMatchObject({ status: 400, param: expect.stringContaining(parameter) })
})

test('the models are listed by name', async () => {
  const models = await Array.fromAsync(await server.client.models.list())
  expect(models.map((model) => model.id)).toContain('kinetra-coach')
  expect(await server.client.models.retrieve('moonshine-tiny-en')).toMatchObject({ object: 'model' })
  await expect(server.client.models.retrieve('gpt-9')).rejects.toMatchObject({
    status: 404,
    code: 'model_not_found',
  })
})
