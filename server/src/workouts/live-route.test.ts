import { LOCAL_USER } from '@kinetra/protocol/ids'
import type { WorkoutChange } from '@kinetra/store/live/live-workouts'
import { openStore } from '@kinetra/store/open-store'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evenFrames } from '../testing/frames.ts'
import { startIdentityProvider } from '../testing/identity-provider.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const START = Date.parse('2026-05-01T10:00:00Z')

describe('live updates', () => {
  let server: TestServer
  let address: string
  beforeAll(async () => {
    server = await startTestServer()
    address = await server.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => await server.close())

  const begin = async () =>
    (await server.store.workouts.create(LOCAL_USER, { name: 'Run', type: 'running' })).id
  const append = async (id: string, seq: number) => {
    await fetch(`${address}/api/workouts/${id}/frames`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ seq, frames: evenFrames(START + seq * 500, 25) }),
    })
  }
  const complete = async (id: string) => {
    await fetch(`${address}/api/workouts/${id}/complete`, { method: 'POST' })
  }

  it('bring each batch, first to last, and end with the workout', async () => {
    const id = await begin()
    const events = readEvents(`${address}/api/workouts/${id}/live`)
    expect(await next(events)).toMatchObject({
      event: 'workout',
      data: { workout: { frameCount: 0 }, frames: [] },
    })
    const seen: number[] = []
    for (let seq = 0; seq < 3; seq++) {
      await append(id, seq)
      const { data } = await next(events)
      seen.push(...(data as WorkoutChange).frames.map((frame) => frame.timestamp))
    }
    expect(seen).toEqual(evenFrames(START, 75).map((frame) => frame.timestamp))
    await complete(id)
    expect(await next(events)).toMatchObject({ event: 'workout', data: { workout: { status: 'completed' } } })
    expect(await next(events)).toMatchObject({ event: 'end', data: { reason: 'completed' } })
    expect((await events.next()).done).toBe(true)
  })

  it('bring all of what another process writes', async () => {
    const id = await begin()
    const events = readEvents(`${address}/api/workouts/${id}/live`)
    await next(events)
    const elsewhere = await openStore({ databasePath: server.config.databasePath })
    for (let seq = 0; seq < 3; seq++)
      await elsewhere.workouts.appendFrames(LOCAL_USER, id, {
        seq,
        frames: evenFrames(START + seq * 4000, 200),
      })
    let count = 0
    while (count < 600) count += ((await next(events)).data as WorkoutChange).frames.length
    expect(count).toBe(600)
    await elsewhere.close()
    await events.return(undefined)
  })

  it('bring every frame once, in order of each foot, though two insoles send at once through two servers', async () => {
    const id = await begin()
    const other = await startTestServer(
      undefined,
      {},
      {
        store: await openStore({ databasePath: server.config.databasePath }),
      },
    )
    const count = 24
    const send = async (insole: 'left' | 'right', { app }: TestServer) => {
      for (let seq = 0; seq < count; seq++) {
        // Two batches are out of order, as radio sends them.
        const number = seq === 3 ? 4 : seq === 4 ? 3 : seq
        const frames = evenFrames(START + number * 500, 25).map((frame) => ({ ...frame, foot: insole }))
        const answer = await app.inject({
          method: 'POST',
          url: `/api/workouts/${id}/frames`,
          payload: { seq: number, insole, frames },
        })
        expect(answer.statusCode, answer.body).toBe(200)
      }
    }
    const url = `${address}/api/workouts/${id}/live`
    const events = readEvents(url)
    const first = await next(events)
    const seen: WorkoutChange['frames'][number][] = []
    const take = (event: ServerSentEvent) => seen.push(...(event.data as WorkoutChange).frames)
    const sending = Promise.all([send('left', server), send('right', other)])
    let last = first
    while (seen.length < 300) {
      last = await next(events)
      take(last)
    }
    await events.return(undefined)
    await sending
    await complete(id)
    for await (const event of readEvents(url, { 'last-event-id': last.id ?? '' }))
      if (event.event === 'workout') take(event)
    for (const foot of ['left', 'right'])
      expect(seen.filter((frame) => frame.foot === foot).map(({ timestamp }) => timestamp)).toEqual(
        evenFrames(START, count * 25).map(({ timestamp }) => timestamp),
      )
    const malformed = await fetch(url, { headers: { 'last-event-id': 'what?' } })
    expect(malformed.status).toBe(400)
    await other.close()
  })

  it('end when the workout is deleted', async () => {
    const id = await begin()
    const events = readEvents(`${address}/api/workouts/${id}/live`)
    await next(events)
    await fetch(`${address}/api/workouts/${id}`, { method: 'DELETE' })
    expect(await next(events)).toMatchObject({ event: 'end', data: { reason: 'deleted' } })
  })

  it('do not outlive the login they were opened with', async () => {
    const provider = await startIdentityProvider()
    const guarded = await startTestServer(undefined, { OIDC_ISSUER: provider.issuer })
    const url = await guarded.app.listen({ host: '127.0.0.1', port: 0 })
    const { id } = await guarded.store.workouts.create(`${provider.issuer}|ada`, {
      name: 'Run',
      type: 'running',
    })
    // Five seconds are granted to clocks that differ; three of them are over.
    const exp = Math.floor(Date.now() / 1000) - 3
    const token = await new SignJWT({ iss: provider.issuer, aud: 'kinetra', sub: 'ada', exp })
      .setProtectedHeader({ alg: 'RS256', kid: provider.keyId })
      .sign(provider.key)
    const events = readEvents(`${url}/api/workouts/${id}/live`, { authorization: `Bearer ${token}` })
    expect((await next(events)).event).toBe('workout')
    expect(await next(events)).toMatchObject({ event: 'end', data: { reason: 'unavailable' } })
    await guarded.close()
    await provider.stop()
  })

  it('are refused with a status where there is no such workout', async () => {
    const answer = await fetch(`${address}/api/workouts/${'0'.repeat(24)}/live`)
    expect(answer.status).toBe(404)
  })
})

async function next(events: AsyncGenerator<ServerSentEvent>): Promise<ServerSentEvent> {
  const { value, done } = await events.next()
  if (done) throw new Error('The stream has ended.')
  return value
}

interface ServerSentEvent {
  readonly id?: string | undefined
  readonly event: string
  readonly data: unknown
}

async function* readEvents(
  url: string,
  headers: Record<string, string> = {},
): AsyncGenerator<ServerSentEvent> {
  const response = await fetch(url, { headers })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      const field = (name: string) =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
      const event = field('event')
      if (event) yield { id: field('id'), event, data: JSON.parse(field('data') ?? 'null') }
    }
  }
}
