import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@kinetra/store/testing/free-ports'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Part } from '../run/part.ts'
import { contextOf, saidBy } from '../testing/doctor-context.ts'
import { livekitBinary, NO_LIVEKIT, startLivekit } from '../testing/real-parts.ts'
import { media } from './checks/media.ts'

const KEY = 'APImedia'
const SECRET = 'a secret of the doctor, long enough'

let folder: string
const parts: Part[] = []
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-media-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(async () => {
  for (const part of parts.splice(0)) await part.stop()
})
beforeEach((context) => context.skip(!livekitBinary(), NO_LIVEKIT))

/** What the check says of a LiveKit whose configuration is changed. */
async function saidWith(change: (config: Record<string, object>) => void): Promise<string> {
  const plan = { apiKey: KEY, apiSecret: SECRET, webhookUrl: 'http://127.0.0.1:9/none' }
  const { url, part } = await startLivekit(folder, plan, change)
  parts.push(part)
  return await saidBy(
    media,
    contextOf({ LIVEKIT_URL: url, LIVEKIT_API_KEY: KEY, LIVEKIT_API_SECRET: SECRET }),
  )
}
/** Relays at loopback addresses are refused by WebRTC itself. */
const own = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

/** TURN at this machine's own address. */
async function turnAt(address: string, more: object) {
  const turn = { enabled: true, udp_port: await freePort(), ...more }
  return (config: Record<string, object>) => {
    Object.assign(config, { turn })
    Object.assign(config.rtc ?? {}, { node_ip: address, ips: { includes: [`${address}/32`] } })
  }
}

describe('the media path', { timeout: 120_000 }, () => {
  it('is UDP', async () => {
    expect(await saidWith(() => undefined)).toMatch(/^ok: a tone was heard after .* over UDP$/)
  })

  it('is TCP where UDP is blocked', async () => {
    const tcp_port = await freePort()
    const said = await saidWith(({ rtc }) => void Object.assign(rtc ?? {}, { force_tcp: true, tcp_port }))
    expect(said).toMatch(/^ok: a tone was heard after .* over TCP \(UDP is blocked/)
  })

  it.skipIf(!own)('is UDP, and TURN is tried as well where LiveKit has it', async () => {
    const turn = await turnAt(own ?? '', { allow_restricted_peer_cidrs: ['0.0.0.0/0'] })
    expect(await saidWith(turn)).toMatch(/^ok: a tone was heard after .* over UDP, and over a TURN relay$/)
  })

  it.skipIf(!own)('names TURN that passes nothing on', async () => {
    const said = await saidWith(await turnAt(own ?? '', { deny_peer_cidrs: ['0.0.0.0/0'] }))
    expect(said).toMatch(/^warning: .* over UDP, but not over TURN \| .* answer, but pass nothing on/)
  })

  it('names a TURN server that nobody can reach', async () => {
    const turn = {
      enabled: true,
      tls_port: await freePort(),
      external_tls: true,
      domain: 'turn.nowhere.invalid',
    }
    const said = await saidWith((config) => void Object.assign(config, { turn }))
    expect(said).toMatch(/^warning: .* over UDP, but not over TURN/)
    // As the machine's name server has it: there is no such name, or it does not say in time.
    expect(said).toMatch(
      /turns:turn.nowhere.invalid:443\?transport=tcp: .*(?:ENOTFOUND|EAI_AGAIN|no answer).* only HTTPS/,
    )
  })

  it('leads nowhere', async () => {
    const said = await saidWith(({ rtc }) => {
      Object.assign(rtc ?? {}, { node_ip: '198.51.100.1', ips: { includes: ['198.51.100.0/24'] } })
    })
    expect(said).toMatch(/^failed: no sound gets through .* UDP/)
  })
})
