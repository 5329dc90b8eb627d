import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { Workout } from '@kinetra/workouts/workout'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ask, asker } from '../testing/ask.ts'
import { evenFrames } from '../testing/frames.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

describe('workouts over HTTP', () => {
  let server: TestServer
  let ask: Ask
  beforeAll(async () => {
    server = await startTestServer()
    ask = asker(server.app)
  })
  afterAll(async () => await server.close())

  it('begins, renames, completes and deletes a workout', async () => {
    const created = await ask('POST', '/api/workouts', { name: '  Evening run ', type: 'running' })
    expect(created.statusCode).toBe(201)
    const workout = created.json()
    expect(workout).toMatchObject({ name: 'Evening run', status: 'in-progress', frameCount: 0 })
    const url = created.headers.location
    expect(url).toBe(`/api/workouts/${workout.id}`)
    expect((await ask('PATCH', `${url}`, { name: 'Long run' })).json().name).toBe('Long run')
    expect((await ask('POST', `${url}/complete`)).json().status).toBe('completed')
    expect((await ask('GET', `${url}`)).json()).toMatchObject({ name: 'Long run', status: 'completed' })
    expect((await ask('DELETE', `${url}`)).statusCode).toBe(204)
    expect((await ask('GET', `${url}`)).statusCode).toBe(404)
  })

  it('lists page by page, newest first, each workout once and never with frames', async () => {
    for (let day = 1; day <= 5; day++) {
      const startedAt = `2026-03-0${day}T08:00:00Z`
      const { id } = (
        await ask('POST', '/api/workouts', { name: `Day ${day}`, type: 'tennis', startedAt })
      ).json()
      await ask('POST', `/api/workouts/${id}/frames`, {
        seq: 0,
        frames: evenFrames(Date.parse(startedAt), 2),
      })
    }
    const names: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await ask('GET', `/api/workouts?type=tennis&limit=2${cursor && `&cursor=${cursor}`}`)
      expect(page.body).not.toContain('pressureMatrix')
      names.push(...page.json().workouts.map(({ name }: Workout) => name))
      cursor = page.json().nextCursor
    }
    expect(names).toEqual(['Day 5', 'Day 4', 'Day 3', 'Day 2', 'Day 1'])
    const between = await ask(
      'GET',
      '/api/workouts?type=tennis&from=2026-03-02T00:00:00Z&to=2026-03-04T00:00:00Z',
    )
    expect(between.json().workouts.map(({ name }: Workout) => name)).toEqual(['Day 3', 'Day 2'])
  })

  it('shows samples to all and lets nobody write them', async () => {
    const { id } = await server.store.workouts.create(SAMPLE_OWNER, { name: 'Sample', type: 'walking' })
    expect((await ask('GET', `/api/workouts/${id}`)).statusCode).toBe(200)
    const writes = [
      await ask('PATCH', `/api/workouts/${id}`, { name: 'Mine' }),
      await ask('DELETE', `/api/workouts/${id}`),
      await ask('POST', `/api/workouts/${id}/complete`),
      await ask('POST', `/api/workouts/${id}/frames`, { seq: 0, frames: evenFrames(0, 1) }),
    ]
    expect(writes.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404])
    const note = await ask('POST', `/api/workouts/${id}/notes`, { text: 'Looks like mine.' })
    expect(note.statusCode).toBe(201)
    expect((await ask('GET', `/api/workouts/${id}/notes`)).json().notes).toEqual([note.json()])
    const newer = (await ask('POST', `/api/workouts/${id}/notes`, { text: 'And again.' })).json()
    const page = (await ask('GET', `/api/workouts/${id}/notes?limit=1`)).json()
    expect(page.notes).toEqual([newer])
    const rest = await ask('GET', `/api/workouts/${id}/notes?cursor=${page.nextCursor}`)
    expect(rest.json()).toEqual({ notes: [note.json()], nextCursor: null })
  })

  it('are imported once, with remarks and a map of regions', async () => {
    const regionMap = { rows: 1, cols: 2, regionOf: ['M1', null] }
    const body = {
      name: 'Imported',
      type: 'running',
      startedAt: null,
      importKey: 'abc',
      remarks: ['Mended.'],
      regionMap,
    }
    const first = (await ask('POST', '/api/workouts', body)).json()
    expect(first).toMatchObject({ name: 'Imported', remarks: ['Mended.'] })
    expect((await ask('POST', '/api/workouts', body)).json().id).toBe(first.id)
    const frames = [{ timestamp: Date.UTC(2026, 4, 4), foot: 'left', pressureMatrix: [[5, 7]] }]
    expect((await ask('POST', `/api/workouts/${first.id}/frames`, { seq: 0, frames })).statusCode).toBe(200)
    expect((await ask('POST', '/api/workouts', { ...body, importKey: 'other' })).json().id).not.toBe(first.id)
  })

  it.each<[string, Parameters<Ask>, number]>([
    ['no name', ['POST', '/api/workouts', { type: 'running' }], 400],
    ['a name that nobody sees', ['POST', '/api/workouts', { name: '\u200b', type: 'running' }], 400],
    ['an empty name', ['POST', '/api/workouts', { name: ' ', type: 'running' }], 400],
    ['a name with a NUL', ['POST', '/api/workouts', { name: 'a\u0000b', type: 'running' }], 400],
    ['a name with half a character', ['POST', '/api/workouts', { name: 'a\ud800', type: 'running' }], 400],
    ['a name without end', ['POST', '/api/workouts', { name: 'x'.repeat(201), type: 'running' }], 400],
    ['another type', ['POST', '/api/workouts', { name: 'a', type: 'chess' }], 400],
    ['a prototype', ['POST', '/api/workouts', '{"__proto__": {"name": "a"}}'], 415],
    ['a condition for an id', ['GET', '/api/workouts/{"$gt":""}'], 400],
    ['a condition for a type', ['GET', '/api/workouts?type[$ne]=running&type=x'], 400],
    ['a date that is none', ['GET', '/api/workouts?from=yesterday'], 400],
    ['a cursor that is none', ['GET', '/api/workouts?cursor=abc'], 400],
    ['too many at once', ['GET', '/api/workouts?limit=101'], 400],
    ['a body over 128 KB', ['POST', '/api/workouts', { name: 'x'.repeat(132_000), type: 'running' }], 413],
  ])('refuses %s', async (_what, request, status) => {
    const answer = await ask(...request)
    expect(answer.statusCode).toBe(status)
    expect(answer.json().error).toMatchObject({ code: expect.any(String), message: expect.any(String) })
  })
})
