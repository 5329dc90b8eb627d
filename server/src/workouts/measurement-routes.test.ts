import type { Frame } from '@kinetra/workouts/frame'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Ask, asker } from '../testing/ask.ts'
import { evenFrames } from '../testing/frames.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const START = Date.parse('2026-05-01T10:00:00Z')

describe('frames over HTTP', () => {
  let server: TestServer
  let ask: Ask
  let url: string
  beforeAll(async () => {
    server = await startTestServer()
    ask = asker(server.app)
  })
  beforeEach(async () => {
    url = (await ask('POST', '/api/workouts', { name: 'Run', type: 'running' })).headers.location as string
  })
  afterAll(async () => await server.close())
  const append = async (seq: number, value = 10) =>
    await ask('POST', `${url}/frames`, { seq, frames: evenFrames(START + seq * 500, 25, value) })

  it('are appended in any order, once each, with the gaps reported', async () => {
    expect((await append(0)).json()).toEqual({ stored: 'new', missing: [], frameCount: 25 })
    expect((await append(3)).json()).toEqual({ stored: 'new', missing: [1, 2], frameCount: 50 })
    expect((await append(0)).json()).toEqual({ stored: 'already', missing: [1, 2], frameCount: 50 })
    const other = await append(0, 11)
    expect(other.statusCode).toBe(409)
    expect(other.json().error).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Batch 0 is stored already'),
    })
    expect((await append(1)).json()).toEqual({ stored: 'new', missing: [2], frameCount: 75 })
    expect((await append(2)).json()).toEqual({ stored: 'new', missing: [], frameCount: 100 })
    const { frames } = (await ask('GET', `${url}/frames`)).json()
    const times = frames.map((frame: Frame) => frame.timestamp)
    expect(times).toHaveLength(100)
    expect(times).toEqual(times.toSorted((a: number, b: number) => a - b))
  })

  it('are read by window and as an overview', async () => {
    await append(0, 10)
    await append(1, 30)
    const window = await ask('GET', `${url}/frames?from_ms=480&to_ms=521&limit=10`)
    expect(window.json().frames.map((frame: Frame) => frame.timestamp - START)).toEqual([480, 500, 520])
    expect(window.json().frames[1]).toEqual(evenFrames(START + 500, 1, 30)[0])
    const { bins } = (await ask('GET', `${url}/overview?foot=left&bins=2&region=Mid%20Foot`)).json()
    expect(bins).toHaveLength(2)
    expect(bins[0]).toMatchObject({ fromMs: 0, min: 10, max: 10 })
    expect(bins[1]).toMatchObject({ min: 30, max: 30 })
    expect((await ask('GET', `${url}/overview?foot=right`)).json().bins).toEqual([])
  })

  it('give a summary and events', async () => {
    expect((await ask('GET', `${url}/summary`)).json()).toBeNull()
    for (let seq = 0; seq < 4; seq++) await append(seq, 90)
    const summary = (await ask('GET', `${url}/summary`)).json()
    expect(summary).toMatchObject({ frameCount: 100, startedAtMs: START })
    expect(summary.feet[0].whole).toMatchObject({ mean: 90, peak: 90 })
    const all = (await ask('GET', `${url}/events`)).json().events
    expect(all.length).toBeGreaterThan(1)
    const page = (await ask('GET', `${url}/events?limit=${all.length - 1}`)).json()
    const rest = (await ask('GET', `${url}/events?limit=10&cursor=${page.nextCursor}`)).json()
    expect([...page.events, ...rest.events]).toEqual(all)
    expect(rest.nextCursor).toBeNull()
    const heel = await ask(
      'GET',
      `${url}/events?type=region_force_high&foot=left&region=Med%20Heel&region=M3`,
    )
    expect(new Set(heel.json().events.map((event: { region: string }) => event.region))).toEqual(
      new Set(['Med Heel', 'M3']),
    )
    expect((await ask('GET', `${url}/events?foot=right`)).json().events).toEqual([])
  })

  it('fit in 256 KB a batch', async () => {
    const frames = evenFrames(START, 250, 12.34)
    expect(JSON.stringify({ seq: 0, frames }).length).toBeLessThan(256 * 1024)
    expect((await ask('POST', `${url}/frames`, { seq: 0, frames })).statusCode).toBe(200)
    const padded = JSON.stringify({ seq: 1, frames: evenFrames(START, 1), more: 'x'.repeat(256 * 1024) })
    const answer = await server.app.inject({
      method: 'POST',
      url: `${url}/frames`,
      headers: { host: 'localhost', 'content-type': 'application/json' },
      payload: padded,
    })
    expect(answer.statusCode).toBe(413)
    expect(answer.json().error.code).toBe('body_too_large')
  })

  it('are mended by the one rule for values, live as in a file', async () => {
    const [frame] = evenFrames(START, 1)
    const odd = [-0.5, -0.02, 100.01, 100.99, null, -1, 0, 100, 55]
    const pressureMatrix = frame?.pressureMatrix.map((row, index) => (index === 0 ? odd : row))
    expect(
      (await ask('POST', `${url}/frames`, { seq: 0, frames: [{ ...frame, pressureMatrix }] })).statusCode,
    ).toBe(200)
    const { frames } = (await ask('GET', `${url}/frames?from_ms=0&to_ms=1000&limit=1`)).json()
    expect(frames[0].pressureMatrix[0]).toEqual([0, 0, 100, 100, -1, -1, 0, 100, 55])
  })

  it.each([
    ['no frames', { seq: 0, frames: [] }],
    ['a negative number', { seq: -1, frames: evenFrames(START, 1) }],
    ['half a number', { seq: 0.5, frames: evenFrames(START, 1) }],
    ['a pressure over 100', { seq: 0, frames: evenFrames(START, 1, 101) }],
    ['a foot that is none', { seq: 0, frames: [{ ...evenFrames(START, 1)[0], foot: 'third' }] }],
    [
      'rows of different length',
      { seq: 0, frames: [{ timestamp: START, foot: 'left', pressureMatrix: [[1, 2], [1]] }] },
    ],
    ['text for pressure', { seq: 0, frames: [{ timestamp: START, foot: 'left', pressureMatrix: [['1']] }] }],
    ['a time that is none', { seq: 0, frames: [{ timestamp: 1e300, foot: 'left', pressureMatrix: [[1]] }] }],
  ])('with %s are refused', async (_what, body) => {
    const answer = await ask('POST', `${url}/frames`, body)
    expect(answer.statusCode).toBe(400)
    expect((await ask('GET', url)).json().frameCount).toBe(0)
  })

  it('show how workouts develop', async () => {
    for (let seq = 0; seq < 4; seq++) await append(seq, 50)
    const { points, regions } = (await ask('GET', '/api/trends?type=running')).json()
    expect(regions).toHaveLength(10)
    const point = points.at(-1)
    expect(point).toMatchObject({ name: 'Run', type: 'running', peak: 50, mean: 50 })
    expect(point.meanByRegion['Mid Foot']).toBe(50)
    const shares: number[] = Object.values(point.loadShareByRegion)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect((await ask('GET', '/api/trends?type=standing')).json().points).toEqual([])
  })
})
