import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { openTestStore } from '../testing/test-store.ts'
import { configFor, startTextCall, type TextCall } from '../testing/text-call.ts'

const CHAT = '/chat/completions'

let database: Awaited<ReturnType<typeof openTestStore>>
let server: ScriptedProvider
let local: ScriptedProvider
let call: TextCall

beforeAll(async () => {
  database = await openTestStore()
}, 60_000)
afterAll(() => database.close())
beforeEach(async () => {
  ;[server, local] = await Promise.all([startScriptedProvider(), startScriptedProvider()])
  local.script(CHAT, { text: 'The local one answers.' })
  const [workout] = (await database.store.workouts.list('local', { type: 'running' })).workouts
  call = await startTextCall(configFor(server.baseUrl, local.baseUrl), database.store, workout?.id ?? null)
}, 60_000)
afterEach(async () => {
  await call.close()
  await Promise.all([server.close(), local.close()])
}, 30_000)

interface Sent {
  readonly messages: readonly {
    readonly role: string
    readonly content?: string
    readonly tool_call_id?: string
    readonly tool_calls?: readonly {
      readonly id: string
      readonly function: { readonly arguments: string }
    }[]
  }[]
  readonly [parameter: string]: unknown
}
const sentTo = (provider: ScriptedProvider): Sent[] =>
  provider.requests.map(({ body }) => JSON.parse(body) as Sent)
const delta = (value: object, finish_reason: string | null = null) => ({
  id: 'x',
  choices: [{ index: 0, delta: value, finish_reason }],
})
const toolCall = (args: unknown, rest: object = {}) => ({
  index: 0,
  id: 'call_1',
  type: 'function',
  function: { name: 'get_pressure_summary', arguments: args },
  ...rest,
})
const said = 'Your heel looks fine. Ask me more.'
const answer = { payloads: [delta({ content: said }), delta({}, 'stop')] }

describe('an answer', () => {
  const usage = { prompt_tokens: 5, completion_tokens: 5, total_tokens: 10 }
  it.each([{ usage }, { choices: null, usage }, { choices: [], usage }, { error: { message: 'late' } }])(
    'is said once where its end is followed by %j',
    async (last) => {
      server.script(CHAT, { payloads: [...answer.payloads, last] })
      expect(await call.say('How is my heel?')).toBe(said)
      expect(await call.say('And my toes?')).toBe(said)
      expect([server.requests.length, local.requests.length]).toEqual([2, 0])
    },
  )

  it('holds no thoughts that were not opened', async () => {
    const thoughts = 'Okay, the user asks about the heel. I think it is fine. Let me say so.</think>'
    server.script(CHAT, { payloads: [delta({ content: thoughts }), ...answer.payloads] })
    expect(await call.say('How is my heel?')).toBe(said)
  })

  it('holds no thoughts that were not opened, though the ones before held none', async () => {
    const thoughts = 'The user asks about the toes. They are fine.\n</think>\n\n'
    server.script(CHAT, answer, { payloads: [delta({ content: thoughts }), ...answer.payloads] })
    await call.say('How is my heel?')
    expect(await call.say('And my toes?')).toBe(said)
  })

  it('that is thoughts alone is the offline coach’s', async () => {
    server.script(CHAT, { payloads: [delta({ content: '<think>The user asks' }), delta({}, 'length')] })
    expect(await call.say('How is my heel?')).toBe('The local one answers.')
  })

  it('without an end of its own ends with its sentence', async () => {
    const words = Array.from({ length: 300 }, () => 'Your heel looks fine. ')
    server.script(CHAT, { payloads: [...words.map((content) => delta({ content })), delta({}, 'length')] })
    const long = await call.say('How is my heel?')
    expect(long.length).toBeLessThan(750)
    expect(long.trimEnd().endsWith('.')).toBe(true)
  })
})

describe('a tool call', () => {
  it.each<[string, unknown, object]>([
    ['null', null, {}],
    ['an object', { region: 'heel' }, { region: 'heel' }],
    ['JSON within JSON', JSON.stringify('{"region":"heel"}'), { region: 'heel' }],
    ['single quotes and a comma', "{'region':'heel',}", { region: 'heel' }],
    ['two values', '{}""', {}],
    ['a marker', '{"region":"heel"}<|tool_call|>', { region: 'heel' }],
  ])('runs with arguments that are %s', async (_, args, expected) => {
    server.script(
      CHAT,
      { payloads: [delta({ tool_calls: [toolCall(args)] }), delta({}, 'tool_calls')] },
      answer,
    )
    const { calls, answer: heard } = await call.ask('How is my heel?')
    expect(calls).toEqual([['get_pressure_summary', expected]])
    expect(heard).toBe(said)
    expect(local.requests).toHaveLength(0)
  })

  it('whose arguments are cut off is asked for again, and its history is an object', async () => {
    const cut = delta({ tool_calls: [toolCall('{"region":"he')] }, 'tool_calls')
    server.script(CHAT, { payloads: [cut] }, answer)
    expect(await call.say('How is my heel?')).toBe(said)
    const history = sentTo(server)[1]?.messages ?? []
    const [sent] = history.flatMap(({ tool_calls }) => tool_calls ?? [])
    expect(sent?.function.arguments).toBe('{}')
    expect(history.find(({ role }) => role === 'tool')).toMatchObject({
      tool_call_id: sent?.id,
      content: expect.stringContaining('one JSON object'),
    })
    expect(local.requests).toHaveLength(0)
  })

  it.each<[string, object[]]>([
    ['both of index 0', [{}, { id: 'call_2' }]],
    ['without an index', [{ index: undefined }, { index: undefined, id: 'call_2' }]],
    ['without an id', [{ id: undefined }, { id: undefined, index: 1 }]],
    ['with empty ids', [{ id: '' }, { id: '', index: 1 }]],
    ['with the same id', [{}, { index: 1 }]],
  ])('is one of two, %s', async (_, [first, second]) => {
    const both = [toolCall('{"region":"heel"}', first), toolCall('{"region":"toes"}', second)]
    server.script(CHAT, { payloads: both.map((one) => delta({ tool_calls: [one] })) }, answer)
    const { calls } = await call.ask('Heel and toes?')
    expect(calls.map(([, args]) => args)).toEqual([{ region: 'heel' }, { region: 'toes' }])
    const messages = sentTo(server)[1]?.messages ?? []
    const ids = messages.flatMap(({ tool_calls }) => tool_calls ?? []).map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
    expect(messages.filter(({ role }) => role === 'tool').map(({ tool_call_id }) => tool_call_id)).toEqual(
      ids,
    )
  })

  it('may come as text', async () => {
    const text =
      '<tool_call>\n{"name": "get_pressure_summary", "arguments": {"region": "heel"}}\n</tool_call>'
    server.script(CHAT, { payloads: [delta({ content: text }), delta({}, 'stop')] }, answer)
    expect(await call.ask('How is my heel?')).toMatchObject({
      answer: said,
      calls: [['get_pressure_summary', { region: 'heel' }]],
    })
  })

  it('that ends the call comes with one goodbye', async () => {
    const end = { ...toolCall('{}'), function: { name: 'end_call', arguments: '{}' } }
    server.script(
      CHAT,
      { payloads: [delta({ tool_calls: [end] }, 'tool_calls')] },
      { text: 'Goodbye again.' },
    )
    expect(await call.say('Bye.')).toBe('Goodbye.')
    expect(server.requests).toHaveLength(1)
  })
})

describe('a request', () => {
  it('is asked again without what the server does not know, once', async () => {
    const reason = 'Extra inputs are not permitted: body.parallel_tool_calls'
    server.script(CHAT, { status: 422, reason }, answer)
    expect(await call.say('How is my heel?')).toBe(said)
    await call.say('And my toes?')
    const sent = sentTo(server)
    expect(sent.map((request) => 'parallel_tool_calls' in request)).toEqual([true, false, false])
    expect(local.requests).toHaveLength(0)
  })

  it('has a temperature, a limit, and one system message before turns that begin with the user', async () => {
    server.script(CHAT, answer)
    await call.say('How is my heel?')
    const [request] = sentTo(server)
    expect(request).toMatchObject({ temperature: 0.3, max_tokens: 1500 })
    expect(request).not.toHaveProperty('max_completion_tokens')
    expect(request?.messages.map(({ role }) => role)).toEqual(['system', 'user'])
  })
})
