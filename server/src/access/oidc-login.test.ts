import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type IdentityProvider, startIdentityProvider } from '../testing/identity-provider.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

describe('a server with logins', () => {
  let provider: IdentityProvider
  let server: TestServer
  beforeAll(async () => {
    provider = await startIdentityProvider()
    server = await startTestServer(undefined, { HOST: '0.0.0.0', OIDC_ISSUER: provider.issuer })
  })
  afterAll(async () => {
    await server?.close()
    await provider?.stop()
  })

  const ask = async (authorization?: string, url = '/api/workouts') =>
    await server.app.inject({ url, headers: { ...(authorization && { authorization }) } })
  const codeOf = async (authorization?: string) => {
    const answer = await ask(authorization)
    return answer.statusCode === 200 ? 'welcome' : `${answer.statusCode} ${answer.json().error.code}`
  }

  it('takes an access token that the provider gave for it', async () => {
    expect(await codeOf(`Bearer ${await provider.login('ada')}`)).toBe('welcome')
  })

  it('asks nobody for a login to say that it is well, and how to log in', async () => {
    const config = (await ask(undefined, '/api/config')).json()
    expect(config.oidc).toEqual({ issuer: provider.issuer, clientId: 'kinetra-web', audience: 'kinetra' })
  })

  it('keeps one person’s workouts from another', async () => {
    const ada = `Bearer ${await provider.login('ada')}`
    const bob = `Bearer ${await provider.login('bob')}`
    const created = await server.app.inject({
      method: 'POST',
      url: '/api/workouts',
      headers: { authorization: ada },
      payload: { name: 'Mine', type: 'running' },
    })
    const url = `/api/workouts/${created.json().id}`
    expect((await ask(ada, url)).statusCode).toBe(200)
    expect((await ask(bob, url)).statusCode).toBe(404)
    for (const method of ['DELETE', 'PATCH'] as const) {
      const answer = await server.app.inject({
        method,
        url,
        headers: { authorization: bob },
        ...(method === 'PATCH' && { payload: { name: 'Taken' } }),
      })
      expect(answer.statusCode).toBe(404)
    }
    expect((await ask(ada, url)).json().name).toBe('Mine')
  })

  it('tells what is wrong with a login', async () => {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: provider.issuer, aud: 'kinetra', sub: 'ada', iat: now, exp: now + 300 }
    const signed = async (changes: object, key = provider.key, alg = 'RS256') =>
      await new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg, kid: provider.keyId }).sign(key)
    const stranger = (await generateKeyPair('RS256')).privateKey
    const publicKey = new TextEncoder().encode(JSON.stringify(await exportJWK(provider.publicKey)))

    expect(await codeOf(`Bearer ${await signed({})}`)).toBe('welcome')
    expect(await codeOf()).toBe('401 login_required')
    expect(await codeOf('Basic YWRhOmFkYQ==')).toBe('401 login_required')
    expect(await codeOf('Bearer')).toBe('401 login_required')
    expect(await codeOf('Bearer nonsense')).toBe('401 login_invalid')
    expect(await codeOf(`Bearer ${'x'.repeat(10_000)}`)).toBe('401 login_required')
    expect(await codeOf(`Bearer ${await signed({ exp: now - 60 })}`)).toBe('401 login_expired')
    expect(await codeOf(`Bearer ${await signed({ exp: undefined })}`)).toBe('401 login_invalid')
    expect(await codeOf(`Bearer ${await signed({ nbf: now + 60 })}`)).toBe('401 login_invalid')
    expect(await codeOf(`Bearer ${await signed({ aud: 'another-service' })}`)).toBe('401 login_invalid')
    expect(await codeOf(`Bearer ${await signed({ iss: 'https://evil.example' })}`)).toBe('401 login_invalid')
    expect(await codeOf(`Bearer ${await signed({ sub: undefined })}`)).toBe('401 login_invalid')
    expect(await codeOf(`Bearer ${await signed({ sub: 'sample' })}`)).toBe('403 unusable_login')
    expect(await codeOf(`Bearer ${await signed({ sub: 'local' })}`)).toBe('403 unusable_login')
    expect(await codeOf(`Bearer ${await signed({ sub: { $gt: '' } })}`)).toBe('403 unusable_login')
    expect(await codeOf(`Bearer ${await signed({}, stranger)}`)).toBe('401 login_invalid')
    expect(await codeOf(`Bearer ${new UnsecuredJWT(claims).encode()}`)).toBe('401 login_invalid')
    const shared = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: provider.keyId })
      .sign(publicKey)
    expect(await codeOf(`Bearer ${shared}`)).toBe('401 login_invalid')
  })

  it('finds a key that the provider has changed', async () => {
    const before = `Bearer ${await provider.login('ada')}`
    expect(await codeOf(before)).toBe('welcome')
    await provider.rotateKey()
    const after = `Bearer ${await provider.login('ada')}`
    await vi.waitFor(async () => expect(await codeOf(after)).toBe('welcome'))
    await vi.waitFor(async () => expect(await codeOf(before)).toBe('401 login_invalid'))
  })

  it('says so when logins cannot be checked, and goes on by itself', async () => {
    const lost = await startIdentityProvider()
    const other = await startTestServer(undefined, { OIDC_ISSUER: lost.issuer })
    const authorization = `Bearer ${await lost.login('ada')}`
    await lost.pause()
    const answer = await other.app.inject({ url: '/api/workouts', headers: { authorization } })
    expect(answer.statusCode).toBe(503)
    expect(answer.json().error.code).toBe('login_unavailable')
    await lost.resume()
    expect((await other.app.inject({ url: '/api/workouts', headers: { authorization } })).statusCode).toBe(
      200,
    )
    await other.close()
    await lost.stop()
  })
})
