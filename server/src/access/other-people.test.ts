import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asker } from '../testing/ask.ts'
import { evenFrames } from '../testing/frames.ts'
import { type IdentityProvider, startIdentityProvider } from '../testing/identity-provider.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

type Method = Parameters<ReturnType<typeof asker>>[0]
interface Route {
  readonly method: Method
  readonly path: string
}
/** What is known without a login. */
const OPEN = new Set(['/health', '/health/live', '/health/ready', '/api/config', '/api/livekit/webhook'])
/** Bodies that would do, so that what is asked for is what is refused. */
const BODIES: Readonly<Record<string, object>> = {
  'PATCH /api/workouts/{id}': { name: 'Taken' },
  'POST /api/workouts/{id}/frames': { seq: 9, frames: evenFrames(0, 1) },
  'POST /api/workouts/{id}/notes': { text: 'Read this.' },
  'POST /api/calls/{id}/feedback': { feedback: 'bad' },
  'POST /api/calls/{id}/connection-details': { takeOver: true },
}
const QUERY = 'foot=left'
const SECRET = 'secret-of-ada'
const CALL = 'a'.repeat(32)

/** Every route that the server declares, also those that are added one day. */
describe('what belongs to somebody else', () => {
  let provider: IdentityProvider
  let server: TestServer
  let routes: Route[]
  let workoutId: string
  let ada: ReturnType<typeof asker>
  let bob: ReturnType<typeof asker>
  beforeAll(async () => {
    provider = await startIdentityProvider()
    server = await startTestServer(undefined, { OIDC_ISSUER: provider.issuer })
    ada = asker(server.app, { authorization: `Bearer ${await provider.login('ada')}` })
    bob = asker(server.app, { authorization: `Bearer ${await provider.login('bob')}` })
    workoutId = (await ada('POST', '/api/workouts', { name: SECRET, type: 'running' })).json().id
    await ada('POST', `/api/workouts/${workoutId}/frames`, {
      seq: 0,
      frames: evenFrames(Date.UTC(2026, 4, 4), 2),
    })
    await ada('POST', `/api/workouts/${workoutId}/notes`, { text: SECRET })
    await server.store.calls.create({
      id: CALL,
      userId: `${provider.issuer}|ada`,
      workoutId,
      roomName: `room-${SECRET}`,
    })
    const said = { who: 'user', text: SECRET, at: new Date().toISOString(), workoutId } as const
    await server.store.calls.appendTurn(CALL, said)
    const { paths } = (await server.app.inject('/openapi.json')).json()
    routes = Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase() as Method, path })),
    )
  }, 60_000)
  afterAll(async () => {
    await server?.close()
    await provider?.stop()
  })

  const nameOf = ({ method, path }: Route) => `${method} ${path}`
  const personal = () => routes.filter(({ path }) => path.includes('{id}'))
  const pathOf = ({ path }: Route, id: string) => path.replace('{id}', id).replace('{note}', 'a'.repeat(24))
  const idFor = ({ path }: Route) => (path.startsWith('/api/calls/') ? CALL : workoutId)

  it('is asked for on many routes', () => {
    expect(personal().length).toBeGreaterThanOrEqual(18)
    for (const route of Object.keys(BODIES)) expect(routes.map(nameOf)).toContain(route)
  })

  it('needs a login, on every route', async () => {
    for (const route of routes.filter(({ path }) => !OPEN.has(path))) {
      const url = pathOf(route, idFor(route))
      const answer = await asker(server.app, {})(route.method, url, BODIES[nameOf(route)])
      expect([nameOf(route), answer.statusCode]).toEqual([nameOf(route), 401])
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.body).not.toContain(SECRET)
    }
  })

  it('is not there, on every route, and is told from what does not exist in no way', async () => {
    for (const route of personal()) {
      const [theirs, none] = [idFor(route), 'f'.repeat(idFor(route).length)].map(
        (id) => `${pathOf(route, id)}?${QUERY}`,
      ) as [string, string]
      const answer = await bob(route.method, theirs, BODIES[nameOf(route)])
      expect([nameOf(route), answer.statusCode]).toEqual([nameOf(route), 404])
      const unknown = await bob(route.method, none, BODIES[nameOf(route)])
      expect([answer.statusCode, answer.body]).toEqual([unknown.statusCode, unknown.body])
      expect(answer.headers['cache-control']).toBe('no-store')
    }
  })

  it('is not found by a condition for an id, on every route', async () => {
    const conditions = ['{"$gt":""}', '[$ne]', '%00', `${'0'.repeat(24)}%0a`, '*', '%', '..%2f..', '$where']
    for (const route of personal())
      for (const condition of conditions) {
        const url = pathOf(route, condition.startsWith('%') ? condition : encodeURI(condition))
        const answer = await bob(route.method, url, BODIES[nameOf(route)])
        expect([400, 404]).toContain(answer.statusCode)
        expect(answer.body).not.toContain(SECRET)
      }
  })

  it('is in no list', async () => {
    for (const { path } of routes.filter(({ method, path }) => method === 'GET' && !path.includes('{id}'))) {
      for (const query of ['', `?workout_id=${workoutId}`, '?user_id=ada', '?ownerId=ada&viewerId=ada']) {
        expect((await bob('GET', `${path}${query}`)).body).not.toContain(SECRET)
      }
    }
  })

  it('is as it was after all that', async () => {
    expect((await ada('GET', `/api/workouts/${workoutId}`)).json()).toMatchObject({
      name: SECRET,
      frameCount: 2,
      status: 'in-progress',
    })
    expect((await ada('GET', `/api/calls/${CALL}/turns`)).json().turns).toHaveLength(1)
    expect((await ada('GET', '/api/calls')).json().calls[0].endedAt).toBeNull()
  })
})
