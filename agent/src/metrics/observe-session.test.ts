import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { openTestStore } from '../testing/test-store.ts'
import { configFor, startTextCall, type TextCall } from '../testing/text-call.ts'
import type { Observation } from './observation.ts'
import { observeArrival } from './observe-arrival.ts'
import { observeSession } from './observe-session.ts'
import { observeSilence } from './observe-silence.ts'
import { reportTo, timedTool } from './report.ts'
import { createWorkerMetrics } from './worker-metrics.ts'

let database: Awaited<ReturnType<typeof openTestStore>>
let provider: ScriptedProvider
let call: TextCall
const seen: Observation[] = []

beforeAll(async () => {
  database = await openTestStore()
}, 60_000)
afterAll(() => database.close())
beforeEach(async () => {
  seen.length = 0
  provider = await startScriptedProvider()
  const [workout] = (await database.store.workouts.list('local', { type: 'running' })).workouts
  call = await startTextCall(configFor(provider.baseUrl), database.store, workout?.id ?? null)
  observeSession(call.session, (observation) => seen.push(observation))
}, 60_000)
afterEach(async () => {
  await call.close()
  await provider.close()
}, 30_000)

it('tells turns and times, and none of the words', async () => {
  provider.script('/chat/completions', { text: 'That went well.' })
  await call.say('How was it?')
  expect(seen).toContainEqual({ kind: 'call' })
  expect(seen).toContainEqual({ kind: 'turn', who: 'user' })
  expect(seen).toContainEqual({ kind: 'turn', who: 'coach' })
  await vi.waitFor(() => expect(seen).toContainEqual(expect.objectContaining({ stage: 'chat_model' })))
  expect(JSON.stringify(seen)).not.toMatch(/went well|How was/)

  const metrics = createWorkerMetrics(8)
  for (const observation of seen) metrics.observe(observation)
  const figures = await metrics.registry.metrics()
  expect(figures).toContain('kinetra_agent_calls_total 1')
  expect(figures).toContain('kinetra_agent_turns_total{who="user"} 1')
})

it('tells which provider failed', async () => {
  provider.script('/chat/completions', { status: 401 })
  await call.say('Hello?').catch(() => undefined)
  await vi.waitFor(() =>
    expect(seen).toContainEqual({ kind: 'error', source: 'llm', provider: new URL(provider.baseUrl).host }),
  )
})

it('tells how long tools took, and which failed', async () => {
  reportTo((observation) => seen.push(observation))
  expect(await timedTool('get_events', Promise.resolve(12))).toBe(12)
  await expect(timedTool('get_trend', Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  reportTo(() => undefined)
  const tools = seen.filter(({ kind }) => kind === 'tool')
  expect(tools).toMatchObject([
    { name: 'get_events', ok: true },
    { name: 'get_trend', ok: false },
  ])
  const metrics = createWorkerMetrics(8)
  for (const observation of tools) metrics.observe(observation)
  expect(await metrics.registry.metrics()).toContain(
    'kinetra_agent_tool_seconds_count{tool="get_events",ok="true"} 1',
  )
})

it('counts the tokens that a provider bills for', async () => {
  const usage = {
    prompt_tokens: 1000,
    completion_tokens: 20,
    total_tokens: 1020,
    prompt_tokens_details: { cached_tokens: 900 },
  }
  const choices = [{ index: 0, delta: { content: 'That went well.' }, finish_reason: 'stop' }]
  provider.script('/chat/completions', {
    payloads: [
      { id: 'x', choices },
      { id: 'x', choices: [], usage },
    ],
  })
  await call.say('How was it?')
  await vi.waitFor(() => expect(seen).toContainEqual(expect.objectContaining({ kind: 'usage' })))
  const metrics = createWorkerMetrics(8)
  for (const observation of seen) metrics.observe(observation)
  const figures = await metrics.registry.metrics()
  for (const [unit, amount] of [
    ['input_tokens', 100],
    ['cached_input_tokens', 900],
    ['output_tokens', 20],
  ])
    expect(figures).toMatch(
      new RegExp(`kinetra_agent_usage_total\\{stage="chat_model".*unit="${unit}"\\} ${amount}\n`),
    )
})

it('tells when the coach is there and when it is first heard, once', async () => {
  provider.script('/chat/completions', { text: 'That went well.' })
  observeArrival(call.session, Date.now() - 2000, (observation) => seen.push(observation))
  await call.say('How was it?')
  await call.say('And then?')
  const starts = seen.filter(({ kind }) => kind === 'arrival' || kind === 'first_sound')
  expect(starts.map(({ kind }) => kind)).toEqual(['arrival', 'first_sound'])
  expect(starts).toContainEqual({ kind: 'arrival', seconds: expect.closeTo(2, 0) })
})

it('tells of a turn after which nobody says anything', async () => {
  const silences = () => seen.filter(({ kind }) => kind === 'false_silence')
  observeSilence(call.session, (observation) => seen.push(observation), 400)
  provider.script('/chat/completions', { text: 'Too late.', delayMs: 2000 })
  const late = call.say('How was it?')
  await vi.waitFor(() => expect(silences()).toHaveLength(1))
  await late
  expect(silences()).toHaveLength(1)
})
