import { LOCAL_USER } from '@kinetra/protocol/ids'
import type { Frame } from '@kinetra/workouts/frame'
import { generateGait } from '@kinetra/workouts/gait-generator'
import { DEFAULT_SETTINGS } from '@kinetra/workouts/settings'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Ask, asker } from '../testing/ask.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { sweepConversations } from './sweep.ts'

const DAY_MS = 86_400_000
let server: TestServer
let ask: Ask

beforeEach(async () => {
  server = await startTestServer()
  ask = asker(server.app)
})
afterEach(async () => await server.close())

async function recordedRun(): Promise<string> {
  const { id } = await server.store.workouts.create(LOCAL_USER, { name: 'Run', type: 'running' })
  const { frames }: { frames: Frame[] } = generateGait({
    type: 'running',
    seed: 3,
    durationInS: 40,
    feet: ['left'],
    startMs: Date.parse('2026-05-04T07:00:00Z'),
  })
  for (let seq = 0; seq * 250 < frames.length; seq++)
    await server.store.workouts.appendFrames(LOCAL_USER, id, {
      seq,
      frames: frames.slice(seq * 250, (seq + 1) * 250),
    })
  return id
}

it('gives the defaults, keeps what is put, and forgets it again', async () => {
  expect((await ask('GET', '/api/settings')).json()).toEqual({
    settings: DEFAULT_SETTINGS,
    eventUpdate: null,
  })
  const mine = { ...DEFAULT_SETTINGS, coach: { voice: null, rate: 1.2 }, keepConversationsDays: 90 }
  expect((await ask('PUT', '/api/settings', mine)).json()).toEqual({ settings: mine, eventUpdate: null })
  expect((await ask('GET', '/api/settings')).json().settings).toEqual(mine)
  expect((await ask('DELETE', '/api/settings')).statusCode).toBe(204)
  expect((await ask('GET', '/api/settings')).json().settings).toEqual(DEFAULT_SETTINGS)
})

it.each([
  [{ coach: { voice: null, rate: 3 } }, /rate/],
  [{ thresholds: { running: { high: 12, low: 11 } } }, /at least 5 above/],
  [{ keepConversationsDays: -1 }, /at least 1 day/],
])('refuses %o and says why', async (change, why) => {
  const response = await ask('PUT', '/api/settings', { ...DEFAULT_SETTINGS, ...change })
  expect(response.statusCode).toBe(400)
  expect(response.body).toMatch(why)
})

it('refuses a body that is too large, and too many changes', async () => {
  const large = { ...DEFAULT_SETTINGS, more: 'x'.repeat(10_000) }
  expect((await ask('PUT', '/api/settings', large)).statusCode).toBe(413)
  const statuses = []
  for (let index = 0; index < 40; index++)
    statuses.push((await ask('PUT', '/api/settings', DEFAULT_SETTINGS)).statusCode)
  expect(statuses[0]).toBe(200)
  expect(statuses.at(-1)).toBe(429)
})

it('finds the events of stored workouts again when the thresholds change, and shows how far it is', async () => {
  const ids = [await recordedRun(), await recordedRun()]
  const changed = { ...DEFAULT_SETTINGS, thresholds: { running: { high: 30, low: 2 } } }
  const { eventUpdate } = (await ask('PUT', '/api/settings', changed)).json()
  expect(eventUpdate).toEqual({ done: 0, total: 2 })
  await expect.poll(async () => (await ask('GET', '/api/settings')).json().eventUpdate).toBeNull()
  for (const id of ids) {
    const { events } = (await ask('GET', `/api/workouts/${id}/events?type=region_force_high`)).json()
    expect(events.length).toBeGreaterThan(0)
    expect(new Set(events.map(({ threshold }: { threshold: number }) => threshold))).toEqual(new Set([30]))
  }
})

it('deletes conversations once they are older than the user wants, or than 90 days, by the clock that it is given', async () => {
  await ask('PUT', '/api/settings', { ...DEFAULT_SETTINGS, keepConversationsDays: 30 })
  const call = { id: 'a'.repeat(32), userId: LOCAL_USER, workoutId: null, roomName: 'room' }
  const { createdAt } = await server.store.calls.create(call)
  await server.store.calls.end(call.id)
  const kept = { ...call, id: 'b'.repeat(32), userId: 'somebody-who-keeps' }
  await server.store.calls.create(kept)
  await server.store.calls.end(kept.id)
  const begun = Date.parse(createdAt)
  expect(await sweepConversations(server.store, begun + 30 * DAY_MS)).toBe(0)
  expect(await sweepConversations(server.store, begun + 30 * DAY_MS + 1)).toBe(1)
  expect((await ask('GET', '/api/calls')).json().calls).toEqual([])
  expect(await server.store.calls.list(kept.userId, {})).toHaveLength(1)
  expect(await sweepConversations(server.store, begun + 89 * DAY_MS)).toBe(0)
  expect(await sweepConversations(server.store, begun + 91 * DAY_MS)).toBe(1)
})
