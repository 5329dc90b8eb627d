import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { asker } from '../testing/ask.ts'
import { type IdentityProvider, startIdentityProvider } from '../testing/identity-provider.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

describe('a flood', () => {
  let provider: IdentityProvider
  let server: TestServer
  beforeAll(async () => {
    provider = await startIdentityProvider()
    server = await startTestServer(undefined, { OIDC_ISSUER: provider.issuer, REQUESTS_PER_MINUTE: '100' })
  })
  afterAll(async () => {
    await server?.close()
    await provider?.stop()
  })

  it('of one user is turned away while others are served', async () => {
    const ada = asker(server.app, { authorization: `Bearer ${await provider.login('ada')}` })
    const bob = asker(server.app, { authorization: `Bearer ${await provider.login('bob')}` })
    const flood = Promise.all(Array.from({ length: 1000 }, async () => await ada('GET', '/api/workouts')))
    const served = await Promise.all(
      Array.from({ length: 20 }, async () => await bob('GET', '/api/workouts')),
    )
    expect(served.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(200))
    const answers = await flood
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(100)
    const refused = answers.filter(({ statusCode }) => statusCode === 429)
    expect(refused).toHaveLength(900)
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('of guesses is turned away by address, while who is known is served', async () => {
    const stranger = asker(server.app, { authorization: 'Bearer guess' })
    const answers = await Promise.all(
      Array.from({ length: 300 }, async () => await stranger('GET', '/api/calls')),
    )
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([401, 429]))
    const eve = asker(server.app, { authorization: `Bearer ${await provider.login('eve')}` })
    expect((await eve('GET', '/api/workouts')).statusCode).toBe(200)
  })

  it('of guesses is turned away whatever address it gives itself, and from wherever in its own network', async () => {
    const settings = { OIDC_ISSUER: provider.issuer, REQUESTS_PER_MINUTE: '10', TRUST_PROXY: '1' }
    const behind = await startTestServer(undefined, settings)
    const guess = async (remoteAddress: string, forwarded?: string) => {
      const headers = { ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) }
      return (await behind.app.inject({ url: '/api/calls', remoteAddress, headers })).statusCode
    }
    const series = async (ask: (index: number) => Promise<number>) => {
      const answers: number[] = []
      for (let index = 0; index < 11; index++) answers.push(await ask(index))
      return answers.at(-1)
    }
    // The proxy, 10.0.0.1, appends whom it heard to whatever the client wrote.
    expect(await series(async (index) => await guess('10.0.0.1', `1.2.3.${index}, 203.0.113.7`))).toBe(429)
    expect(await series(async (index) => await guess('10.0.0.1', `2001:db8:1:2::${index}`))).toBe(429)
    expect(await guess('10.0.0.1', '::ffff:203.0.113.7')).toBe(429)
    expect(await guess('10.0.0.1', '::ffff:203.0.113.8')).toBe(401)
    expect(await guess('10.0.0.1', '203.0.113.9')).toBe(401)
    expect(await guess('10.0.0.1', '2001:db8:1:3::1')).toBe(401)
    await behind.close()
    const direct = await startTestServer(undefined, { ...settings, TRUST_PROXY: '0' })
    const spoofed = async (index: number) => {
      const headers = {
        'x-forwarded-for': `1.2.3.${index}`,
        forwarded: `for=1.2.3.${index}`,
        'x-real-ip': `1.2.3.${index}`,
      }
      return (await direct.app.inject({ url: '/api/calls', headers })).statusCode
    }
    expect(await series(spoofed)).toBe(429)
    await direct.close()
  })

  it('of tickets back into a call is turned away, as one of calls', async () => {
    const settings = { OIDC_ISSUER: provider.issuer, CALL_STARTS_PER_MINUTE: '3' }
    const limited = await startTestServer(undefined, settings)
    const ada = asker(limited.app, { authorization: `Bearer ${await provider.login('ada')}` })
    const statuses: number[] = []
    for (let asked = 0; asked < 4; asked++)
      statuses.push((await ada('POST', `/api/calls/${'0'.repeat(32)}/connection-details`, {})).statusCode)
    expect(statuses).toEqual([404, 404, 404, 429])
    await limited.close()
  })

  it('of questions whether all is well asks store and LiveKit once', async () => {
    let pings = 0
    const livekit = {
      ...server.livekit,
      ping: async () => {
        pings++
      },
    }
    const asked = await startTestServer(undefined, {}, { livekit })
    const ask = asker(asked.app)
    await Promise.all(Array.from({ length: 200 }, async () => await ask('GET', '/health')))
    expect(pings).toBe(1)
    await vi.waitFor(async () => {
      await ask('GET', '/health')
      expect(pings).toBe(2)
    })
    await asked.close()
  })
})
