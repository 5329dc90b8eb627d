import type { Store } from '@kinetra/store/store'
import { voice } from '@livekit/agents'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { openTestStore } from '../testing/test-store.ts'
import { configFor, startTextCall, type TextCall } from '../testing/text-call.ts'
import { NO_NUMBER } from './checked-reply.ts'

const CHAT = '/chat/completions'
const ALL_EVENTS = {
  name: 'get_events',
  arguments: { workout_id: null, type: null, region: null, foot: null, nth: null, by: null },
}

let database: Awaited<ReturnType<typeof openTestStore>>
let store: Store
let provider: ScriptedProvider
const calls: TextCall[] = []

beforeAll(async () => {
  database = await openTestStore()
  store = database.store
}, 60_000)
afterAll(() => database.close())
beforeEach(async () => {
  provider = await startScriptedProvider()
})
afterEach(async () => {
  await Promise.all(calls.splice(0).map((call) => call.close()))
  await provider.close()
})

async function callAbout(
  type: 'running' | 'tennis',
  model = provider,
): Promise<{ call: TextCall; events: number }> {
  const [workout] = (await store.workouts.list('local', { type })).workouts
  if (!workout) throw new Error(`no ${type} sample`)
  const call = await startTextCall(configFor(model.baseUrl), store, workout.id)
  calls.push(call)
  return { call, events: (await store.workouts.events('local', workout.id, {})).length }
}

it('says goodbye together with the end of the call, and need not say more after it', async () => {
  const { call } = await callAbout('running')
  const errors: unknown[] = []
  call.session.on(voice.AgentSessionEventTypes.Error, ({ error }) => errors.push(error))
  provider.script(CHAT, { text: 'Goodbye.', toolCalls: [{ name: 'end_call', arguments: {} }] })
  expect(await call.say('Goodbye, coach.')).toBe('Goodbye.')
  expect(provider.requests.filter(({ path }) => path === CHAT)).toHaveLength(1)
  expect(errors).toEqual([])
})

describe('numbers in the coach’s answers', () => {
  it('come from the tools', async () => {
    const { call, events } = await callAbout('running')
    provider.script(CHAT, { toolCalls: [ALL_EVENTS] }, { text: `You had ${events} events.` })
    expect(await call.say('How many events were there?')).toBe(`You had ${events} events.`)
    expect(call.announced).toContainEqual({
      kind: 'tool',
      name: 'get_events',
      line: `looked at ${events} events`,
      ok: true,
    })
    expect(call.announced).toContainEqual(
      expect.objectContaining({
        kind: 'sources',
        sources: [expect.objectContaining({ value: events, statistic: 'total' })],
      }),
    )
  })

  it('come from a tool whose arguments a small model left out', async () => {
    const { call, events } = await callAbout('running')
    provider.script(
      CHAT,
      { toolCalls: [{ name: 'get_events', arguments: { region: null } }] },
      { text: `You had ${events} events.` },
    )
    expect(await call.say('How many events were there?')).toBe(`You had ${events} events.`)
  })

  it('that a model invents are not heard: it is asked once more', async () => {
    const { call, events } = await callAbout('running')
    const invented = events + 4321
    provider.script(
      CHAT,
      { toolCalls: [ALL_EVENTS] },
      { text: `You had ${invented} events. That is a lot.` },
      { text: `You had ${events} events.` },
    )
    expect(await call.say('How many events were there?')).toBe(`You had ${events} events.`)
    expect(provider.requests.at(-1)?.body).toContain('RETRY_NUMBERS')
    expect(JSON.stringify(call.session.history.toJSON())).not.toContain(String(invented))
  })

  it('that a model invents are asked for again behind all that it knew and has said', async () => {
    const { call, events } = await callAbout('running')
    call.state.pageContext = { workoutId: null, region: 'M3', timeMs: null }
    provider.script(
      CHAT,
      { toolCalls: [ALL_EVENTS] },
      { text: `You had ${events} events. Of these 4321 were hard.` },
      { text: 'Most were hard.' },
    )
    expect(await call.say('How many events were there?')).toBe(`You had ${events} events. Most were hard.`)
    const messages: { role: string; content: string }[] = JSON.parse(
      provider.requests.at(-1)?.body ?? '',
    ).messages
    const at = (role: string, text: string) =>
      messages.findIndex((one) => (role === '' || one.role === role) && String(one.content).includes(text))
    const places = [
      at('user', 'How many events'),
      at('tool', '"total"'),
      at('assistant', `You had ${events} events.`),
      at('', 'RETRY_NUMBERS'),
    ]
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places[0]).toBeGreaterThan(0)
    expect(places.at(-1)).toBe(messages.length - 1)
    expect(messages.at(-1)?.content).toContain('4321')
    expect(JSON.stringify(messages)).toContain('looking at region M3')
  })

  it('that a model invents twice end in a sentence that admits it', async () => {
    const { call } = await callAbout('running')
    provider.script(CHAT, { text: 'You had 4321 events.' })
    expect(await call.say('How many events were there?')).toBe(NO_NUMBER)
  })
})

describe('two calls at once', () => {
  it('each see their own workout only', async () => {
    const other = await startScriptedProvider()
    const [run, tennis] = await Promise.all([callAbout('running'), callAbout('tennis', other)])
    provider.script(CHAT, { toolCalls: [{ name: 'get_current_workout', arguments: {} }] }, { text: 'Fine.' })
    other.script(CHAT, { toolCalls: [{ name: 'get_current_workout', arguments: {} }] }, { text: 'Fine.' })
    await Promise.all([run.call.say('How was it?'), tennis.call.say('How was it?')])
    const workoutsOf = (call: TextCall) => new Set(call.state.ledger.facts.map(({ workoutId }) => workoutId))
    expect(workoutsOf(run.call)).toEqual(new Set([run.call.state.workoutId]))
    expect(workoutsOf(tennis.call)).toEqual(new Set([tennis.call.state.workoutId]))
    await other.close()
  })
})

describe('a provider that fails', () => {
  it.each([
    ['answers 401', { status: 401 }],
    ['answers 429', { status: 429 }],
    ['answers 500', { status: 500 }],
    ['sends garbage', { garbage: true }],
    ['stalls', { delayMs: 60_000 }],
  ])('and %s is replaced by the local one within the same turn', async (_, fault) => {
    const local = await startScriptedProvider()
    provider.script(CHAT, fault)
    local.script(CHAT, { text: 'Here I am.' })
    const call = await startTextCall(configFor(provider.baseUrl, local.baseUrl), store, null)
    calls.push(call)
    expect(await call.say('Hello?')).toBe('Here I am.')
    await local.close()
  })
})

describe('what a user or a model says', () => {
  it('never opens another owner’s workout', async () => {
    const foreign = await store.workouts.create('somebody-else', { name: 'Secret run', type: 'running' })
    const { call } = await callAbout('running')
    provider.script(
      CHAT,
      { toolCalls: [{ name: 'get_workout_by_id', arguments: { workout_id: foreign.id } }] },
      { text: 'I cannot find that workout.' },
    )
    await call.say(`Show me workout ${foreign.id}`)
    expect(provider.requests.at(-1)?.body).not.toContain('Secret run')
    expect(call.announced).toContainEqual(expect.objectContaining({ name: 'get_workout_by_id', ok: false }))
  })
})
