import { AGENT_NAME } from '@kinetra/protocol/agent'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ask, asker } from '../testing/ask.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

describe('calls over HTTP', () => {
  let server: TestServer
  let ask: Ask
  let made = 0
  beforeAll(async () => {
    server = await startTestServer()
    ask = asker(server.app)
  })
  afterAll(async () => await server.close())
  const call = async (userId = LOCAL_USER, workoutId: string | null = null) => {
    const id = (++made).toString(16).padStart(32, '0')
    await server.store.calls.create({ id, userId, workoutId, roomName: `kinetra-session-${id}` })
    return id
  }

  it('are listed newest first, and by workout', async () => {
    const { id } = await server.store.workouts.create(LOCAL_USER, { name: 'Run', type: 'running' })
    const about = [await call(LOCAL_USER, id), await call(LOCAL_USER, id)]
    await call()
    await call('somebody', id)
    const { calls } = (await ask('GET', `/api/calls?workout_id=${id}`)).json()
    expect(calls.map((one: { id: string }) => one.id).toSorted()).toEqual(about)
    expect(calls[0]).not.toHaveProperty('userId')
    expect((await ask('GET', '/api/calls')).json().calls).toHaveLength(3)
  })

  it('are listed page by page, however many there are', async () => {
    const first = (await ask('GET', '/api/calls?limit=2')).json()
    expect(first.calls).toHaveLength(2)
    const seen = [...first.calls]
    for (let { nextCursor } = first; nextCursor; ) {
      const page = (await ask('GET', `/api/calls?limit=2&cursor=${nextCursor}`)).json()
      seen.push(...page.calls)
      nextCursor = page.nextCursor
    }
    const all = (await ask('GET', '/api/calls?limit=100')).json()
    expect(all.nextCursor).toBeNull()
    expect(seen).toEqual(all.calls)
    expect((await ask('GET', '/api/calls?cursor=x')).statusCode).toBe(400)
  })

  it('tell what was said to who said it only', async () => {
    const turn = {
      who: 'user',
      text: 'How did I do?',
      at: new Date().toISOString(),
      workoutId: null,
    } as const
    const [mine, theirs] = [await call(), await call('somebody')]
    await server.store.calls.appendTurn(mine, turn)
    await server.store.calls.appendTurn(theirs, turn)
    expect((await ask('GET', `/api/calls/${mine}/turns`)).json()).toEqual({ turns: [turn], nextCursor: null })
    await server.store.calls.appendTurn(mine, { ...turn, text: 'And today?' })
    const page = (await ask('GET', `/api/calls/${mine}/turns?limit=1`)).json()
    const rest = await ask('GET', `/api/calls/${mine}/turns?cursor=${page.nextCursor}`)
    expect(rest.json()).toMatchObject({ turns: [{ text: 'And today?' }], nextCursor: null })
    const refused = [
      await ask('GET', `/api/calls/${theirs}/turns`),
      await ask('GET', `/api/calls/${theirs}/status`),
      await ask('POST', `/api/calls/${theirs}/feedback`, { feedback: 'good' }),
      await ask('POST', `/api/calls/${theirs}/connection-details`, {}),
      await ask('DELETE', `/api/calls/${theirs}`),
      await ask('GET', `/api/calls/${'f'.repeat(32)}/turns`),
    ]
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 404])
  })

  it('take feedback', async () => {
    const id = await call()
    expect((await ask('POST', `/api/calls/${id}/feedback`, { feedback: 'bad' })).statusCode).toBe(204)
    expect((await ask('POST', `/api/calls/${id}/feedback`, { feedback: 'so so' })).statusCode).toBe(400)
  })

  it('say why the coach is not there', async () => {
    const id = await call()
    const status = async () => (await ask('GET', `/api/calls/${id}/status`)).json()
    const worker = { id: 'w1', agentName: 'another-agent', calls: 0, capacity: 2 }
    expect(await status()).toMatchObject({ coach: 'waiting', reason: 'no_worker', workers: 0 })
    await server.store.workers.report(worker)
    expect(await status()).toMatchObject({ coach: 'waiting', reason: 'wrong_agent_name', workers: 0 })
    await server.store.workers.report({ ...worker, id: 'w2', agentName: AGENT_NAME, capacity: 1 })
    expect(await status()).toMatchObject({ coach: 'waiting', reason: null, freeCalls: 1 })
    // The only worker's only place is taken by this very call, whose coach is still starting.
    await server.store.workers.report({ ...worker, id: 'w2', agentName: AGENT_NAME, calls: 1, capacity: 1 })
    expect(await status()).toMatchObject({ coach: 'waiting', reason: null, freeCalls: 0 })
    // By another one's, whose coach is there, and another has waited for longer.
    const other = await call()
    await server.store.calls.remember(other, 0, '{}', 1000)
    await server.store.calls.remember(id, 0, '{}', 2000)
    expect(await status()).toMatchObject({ coach: 'waiting', reason: 'all_busy', position: 2, workers: 1 })
    await server.store.calls.end(other)
    await server.store.calls.claimLease(id, 'job-1', 3000)
    expect(await status()).toMatchObject({ coach: 'live', reason: null, position: null })
    await server.store.calls.end(id)
    expect(await status()).toMatchObject({ coach: 'ended', reason: null })
  })

  it('without a voice server are refused, and not counted as open', async () => {
    const answer = await ask('POST', '/api/livekit/connection-details', {})
    expect(answer.statusCode).toBe(503)
    expect(answer.json().error.code).toBe('livekit_unavailable')
    expect(answer.headers['retry-after']).toBe('5')
    const [newest] = (await ask('GET', '/api/calls?limit=1')).json().calls
    expect(newest.endedAt).not.toBeNull()
  })
})
