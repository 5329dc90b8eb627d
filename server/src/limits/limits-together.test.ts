import { openStore } from '@kinetra/store/open-store'
import { testConfig } from '@kinetra/store/testing/config'
import { startWireServer, type WireServer } from '@kinetra/store/testing/mongo-java-server'
import { wireServerMissing } from '@kinetra/store/testing/wire-server-here'
import type { FastifyInstance } from 'fastify'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { asker } from '../testing/ask.ts'
import { type IdentityProvider, startIdentityProvider } from '../testing/identity-provider.ts'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { type Counters, openCounters } from './counters.ts'
import { createLimiters } from './limiters.ts'

const skip = reasonToSkip() ?? (await wireServerMissing())
const limits = { callsPerUser: 4, callStartsPerMinute: 6, requestsPerMinute: 50 }
const START = '/api/livekit/connection-details'

describe.skipIf(skip)(`two servers on one MongoDB${skip ? `: ${skip}` : ''}`, { timeout: 60_000 }, () => {
  let mongo: WireServer
  let livekit: LiveKitServer
  let provider: IdentityProvider
  let servers: TestServer[]
  let counters: Counters[]
  beforeAll(async () => {
    const started = await startWireServer(testConfig().cacheFolder)
    if ('reason' in started) throw new Error(started.reason)
    mongo = started
    livekit = await startLiveKitServer()
    provider = await startIdentityProvider()
    counters = [1, 2].map(() => openCounters(mongo.uri))
    const settings = { OIDC_ISSUER: provider.issuer, CALLS_PER_USER: '4' }
    servers = await Promise.all(
      counters.map(async (counter) => {
        const store = await openStore({ mongodbUri: mongo.uri, databasePath: '' })
        return await startTestServer(livekit, settings, {
          store,
          limiters: createLimiters({ limits }, counter),
        })
      }),
    )
  }, 240_000)
  afterAll(async () => {
    for (const server of servers ?? []) await server.close()
    for (const counter of counters ?? []) await counter.close()
    await provider?.stop()
    await livekit?.stop()
    await mongo?.stop()
  })

  const apps = () => servers.map(({ app }) => app) as [FastifyInstance, FastifyInstance]
  const as = async (person: string) => {
    const headers = { authorization: `Bearer ${await provider.login(person)}` }
    return apps().map((app) => asker(app, headers)) as [ReturnType<typeof asker>, ReturnType<typeof asker>]
  }

  it('count calls that are started together', async () => {
    const [one, two] = await as('ada')
    const answers = []
    for (const ask of [one, two, one, two, one, two, one, two]) {
      const answer = await ask('POST', START, {})
      answers.push(answer.statusCode)
      if (answer.statusCode === 200) await ask('POST', `/api/calls/${answer.json().callId}/end`)
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
    const [bob] = await as('bob')
    expect((await bob('POST', START, {})).statusCode).toBe(200)
  })

  it('count calls that are open together, also those asked for at once', async () => {
    const [one, two] = await as('eve')
    const asked = [one, two, one, two, one, two].map(async (ask) => await ask('POST', START, {}))
    const answers = await Promise.all(asked)
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(4)
    const refused = answers.filter(({ statusCode }) => statusCode === 429)
    expect(refused.map((answer) => answer.json().error.code)).toEqual(['too_many_calls', 'too_many_calls'])
    expect((await one('GET', '/api/calls')).json().calls).toHaveLength(4)
  })

  it('count requests together: who is over the limit at one of them is soon over it at all', async () => {
    const [one, two] = await as('mallory')
    for (let asked = 0; asked < 30; asked++) await one('GET', '/api/calls')
    for (let asked = 0; asked < 30; asked++) await two('GET', '/api/calls')
    await vi.waitFor(async () => expect((await two('GET', '/api/calls')).statusCode).toBe(429))
    await one('GET', '/api/calls')
    await vi.waitFor(async () => expect((await one('GET', '/api/calls')).statusCode).toBe(429))
    const [carol] = await as('carol')
    expect((await carol('GET', '/api/calls')).statusCode).toBe(200)
  })

  it('write less than once a request', async () => {
    const uri = mongo.uri
    const client = await new MongoClient(uri, { monitorCommands: true }).connect()
    let writes = 0
    client.on('commandStarted', ({ commandName }) => {
      if (commandName === 'findAndModify' || commandName === 'update') writes += 1
    })
    const counter = { database: async () => ({ client, db: client.db() }), close: async () => undefined }
    const limiters = createLimiters({ limits }, counter)
    for (let asked = 0; asked < 40; asked++) await limiters.user('dave')
    await vi.waitFor(() => expect(writes).toBeGreaterThan(0))
    expect(writes).toBeLessThan(4)
    const other = createLimiters({ limits }, counters[0])
    for (let asked = 0; asked < 20; asked++) await other.user('dave')
    await vi.waitFor(async () => await expect(other.user('dave')).rejects.toMatchObject({ statusCode: 429 }))
    await client.close()
  })

  it('count each for itself while MongoDB is away', async () => {
    const lost = openCounters('mongodb://127.0.0.1:9/kinetra')
    const limiters = createLimiters({ limits }, lost)
    for (let started = 0; started < 6; started++) await limiters.callStart('ada')
    await expect(limiters.callStart('ada')).rejects.toMatchObject({ statusCode: 429 })
    for (let asked = 0; asked < 50; asked++) await limiters.user('ada')
    await expect(limiters.user('ada')).rejects.toMatchObject({ statusCode: 429 })
    await lost.close()
  })
})
