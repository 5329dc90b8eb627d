import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import { openStore } from '@kinetra/store/open-store'
import { freePort } from '@kinetra/store/testing/free-ports'
import { SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Part } from '../run/part.ts'
import { contextOf, saidBy } from '../testing/doctor-context.ts'
import { livekitBinary, NO_LIVEKIT, startLivekit, startProgram } from '../testing/real-parts.ts'
import { dispatch } from './checks/dispatch.ts'
import { sandbox } from './checks/sandbox.ts'
import { server } from './checks/server.ts'
import { tokenEndpoint } from './checks/token-endpoint.ts'
import { webhook } from './checks/webhook.ts'
import { worker } from './checks/worker.ts'
import type { DoctorContext } from './context.ts'

const KEY = 'APIserver'
const SECRET = 'a secret of the server, long enough'

// One real LiveKit and the real server, and a second server that LiveKit's webhooks are not signed for.
let folder: string
let livekit: Part
let main: Part
let other: Part
let context: DoctorContext
let otherContext: DoctorContext
beforeAll(async () => {
  if (!livekitBinary()) return
  folder = mkdtempSync(join(tmpdir(), 'kinetra-doctor-'))
  const [port, otherPort] = [await freePort(), await freePort()]
  const hooks = [port, otherPort].map((one) => `http://127.0.0.1:${one}/api/livekit/webhook`)
  const plan = { apiKey: KEY, apiSecret: SECRET, webhookUrl: '' }
  const started = await startLivekit(folder, plan, (config) => {
    Object.assign(config.webhook ?? {}, { urls: hooks })
    Object.assign(config.keys ?? {}, { APIother: SECRET })
  })
  livekit = started.part
  const env = {
    LIVEKIT_URL: started.url,
    LIVEKIT_API_KEY: KEY,
    LIVEKIT_API_SECRET: SECRET,
    KINETRA_JOB_SECRET: 'a-secret-for-jobs-of-more-than-32-characters',
    KINETRA_DB: join(folder, 'kinetra.db'),
    LIVEKIT_SANDBOX_ID: 'steps-sandbox',
    SANDBOX_ROUTE: '1',
    HOST: '127.0.0.1',
  }
  const otherEnv = { ...env, LIVEKIT_API_KEY: 'APIother', KINETRA_DB: join(folder, 'other.db') }
  const start = (one: NodeJS.ProcessEnv, at: number) =>
    startProgram(folder, 'server/src/main.ts', `http://127.0.0.1:${at}/health`, { ...one, PORT: String(at) })
  ;[main, other] = await Promise.all([start(env, port), start(otherEnv, otherPort)])
  context = contextOf(env, { serverUrl: `http://127.0.0.1:${port}` })
  otherContext = contextOf(otherEnv, { serverUrl: `http://127.0.0.1:${otherPort}` })
}, 180_000)
afterAll(async () => {
  await Promise.all([main?.stop(), other?.stop()])
  await livekit?.stop()
  rmSync(folder ?? '', { recursive: true, force: true })
})
beforeEach((test) => test.skip(!livekitBinary(), NO_LIVEKIT))

let web: Server | undefined
afterEach(() => void web?.close())
/** Another program at the server's address. */
async function answering(status: number, body: string): Promise<string> {
  web = createServer((_request, response) => response.writeHead(status).end(body))
  await new Promise<void>((done) => web?.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(web.address() as AddressInfo).port}`
}

const changed = (env: DoctorContext['env'], from = context) => ({ ...from, env: { ...from.env, ...env } })

describe('the server', () => {
  it('is healthy', async () => {
    expect(await saidBy(server, context)).toMatch(/^ok: .* is healthy/)
  })

  it('is not there', async () => {
    const nowhere = { ...context, serverUrl: `http://127.0.0.1:${await freePort()}` }
    expect(await saidBy(server, nowhere)).toMatch(/^failed: nothing answers .*ECONNREFUSED.* npm start/)
  })

  it('is another program', async () => {
    const serverUrl = await answering(404, '')
    expect(await saidBy(server, { ...context, serverUrl })).toMatch(/is not the coach's server .* 404/)
  })
})

describe('the token endpoint', () => {
  it('sends for the coach, signed; and nothing of the probe stays', async () => {
    expect(await saidBy(tokenEndpoint, context)).toMatch(
      /^ok: room kinetra-session-\w+, sends for voice-assistant, signed/,
    )
    const calls = await fetch(`${context.serverUrl}/api/calls`)
    expect(await calls.json()).toMatchObject({ calls: [] })
  })

  it('of a server that was started with another secret', async () => {
    const wrong = changed({ LIVEKIT_API_SECRET: 'the secret of now, which is another' })
    expect(await saidBy(tokenEndpoint, wrong)).toMatch(
      /^failed: the token is signed with another secret .* Start the server again/,
    )
  })
})

describe('a token endpoint of another program or version', () => {
  it.each([
    [{ agents: [] }, /^failed: the token sends for no agent \| Calls need the agent voice-assistant/],
    [undefined, /^failed: the token sends for no agent/],
    [{ agents: [{ agentName: 'other-agent' }] }, /^failed: the token sends for other-agent/],
    [
      { agents: [{ agentName: AGENT_NAME, metadata: '{}' }] },
      /^failed: the dispatch is not signed .* KINETRA_JOB_SECRET/,
    ],
  ])('%j', async (roomConfig, words) => {
    const participantToken = await new SignJWT({ video: { room: 'r', roomJoin: true }, roomConfig })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(KEY)
      .setExpirationTime('10m')
      .sign(new TextEncoder().encode(SECRET))
    const details = { serverUrl: 'ws://x', participantToken, roomName: 'r', participantName: 'p' }
    const serverUrl = await answering(200, JSON.stringify(details))
    expect(await saidBy(tokenEndpoint, { ...context, serverUrl })).toMatch(words)
  })

  it('that wants a login', async () => {
    const serverUrl = await answering(401, '{}')
    const secured = { ...changed({ OIDC_ISSUER: 'https://login.example.org' }), serverUrl }
    expect(await saidBy(tokenEndpoint, secured)).toMatch(/^ok: asks for a login, as it should/)
    expect(await saidBy(tokenEndpoint, { ...context, serverUrl })).toMatch(/^failed: no token: HTTP 401/)
  })
})

describe('webhooks', () => {
  it('arrive', async () => {
    expect(await saidBy(webhook, context)).toMatch(/^ok: an event arrived after \d+ ms/)
  })

  it('arrive signed with a key that is not the server’s', async () => {
    expect(await saidBy(webhook, otherContext)).toMatch(
      /^failed: events arrive, but the server refuses them .* webhook.api_key/,
    )
  })

  it('do not arrive at a server that LiveKit does not know', async () => {
    const { url, part } = await startLivekit(folder, {
      ...{ apiKey: KEY, apiSecret: SECRET },
      webhookUrl: `http://127.0.0.1:${await freePort()}/api/livekit/webhook`,
    })
    expect(await saidBy(webhook, changed({ LIVEKIT_URL: url }))).toMatch(
      /^warning: no event arrived .* asks LiveKit each second/,
    )
    await part.stop()
  })
})

describe('the coach', () => {
  it('is alive, but registered at another LiveKit', async () => {
    const store = await openStore({ databasePath: context.env.KINETRA_DB ?? '' })
    await store.workers.report({ id: 'elsewhere', agentName: AGENT_NAME, calls: 0, capacity: 8 })
    expect(await saidBy(worker, context)).toMatch(/^ok/)
    expect(await saidBy(dispatch, context)).toMatch(/^failed: did not come within 10 s .* same LIVEKIT_URL/)
    await store.workers.remove('elsewhere')
    await store.close()
  })
})

describe('the sandbox', () => {
  // The server's own sandbox route speaks as LiveKit's does.
  const at = (id: string) => changed({ LIVEKIT_SANDBOX_ID: id, LIVEKIT_SANDBOX_URL: context.serverUrl })

  it('gives tokens', async () => {
    expect(await saidBy(sandbox, at('steps-sandbox'))).toMatch(/^ok: gives tokens for ws:/)
  })

  it('does not know the id', async () => {
    expect(await saidBy(sandbox, at('steps-sandbax'))).toMatch(
      /^failed: the sandbox steps-sandbax gives no token \| HTTP 403/,
    )
  })

  it('cannot be reached, or is not used', async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`
    expect(await saidBy(sandbox, changed({ LIVEKIT_SANDBOX_URL: nowhere }))).toMatch(
      /^failed: .* does not answer/,
    )
    expect(await saidBy(sandbox, contextOf({}))).toMatch(/^skipped: LIVEKIT_SANDBOX_ID is not set/)
  })
})

it('the server says that LiveKit has stopped', async () => {
  await livekit.stop()
  expect(await saidBy(server, context)).toMatch(/^warning: .* is not healthy .*"livekit":"unreachable"/)
  expect(await saidBy(tokenEndpoint, context)).toMatch(/^failed: no token: HTTP 50\d/)
})
