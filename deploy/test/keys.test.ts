import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { signJobToken, verifyJobToken } from '@kinetra/protocol/job-token'
import { RoomServiceClient } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { reasonToSkip } from '../../server/src/testing/livekit-server.ts'
import { freePorts } from '../../store/src/testing/free-ports.ts'
import { envFile, environmentOf, ROOT } from './compose.ts'

const [newSecret, oldSecret, lostSecret] = ['new', 'old', 'lost'].map((name) => `${name}-secret-`.repeat(6))

/** docs/operations.md tells to change keys while both are valid; this is that time. */
describe('while KINETRA_JOB_SECRET is changed', () => {
  const claims = { callId: 'c0ffee00c0ffee00c0ffee00c0ffee00', room: 'room', userId: 'user' }
  const secrets = { server: [`${newSecret}`, `${oldSecret}`], behind: [`${oldSecret}`] }

  it('an agent with both takes calls of a server with either', async () => {
    for (const signer of [secrets.server, secrets.behind]) {
      const token = await signJobToken(claims, signer)
      expect(await verifyJobToken(token, secrets.server, 'room')).toMatchObject(claims)
    }
  })

  it('a secret that was taken out is worth nothing', async () => {
    const token = await signJobToken(claims, secrets.behind)
    expect(await verifyJobToken(token, [`${newSecret}`], 'room')).toBeUndefined()
  })
})

const reason = reasonToSkip()
describe.skipIf(reason)(
  `LiveKit with deploy/config/livekit.yaml${reason ? ` (skipped: ${reason})` : ''}`,
  () => {
    let url: string
    const controller = new AbortController()

    beforeAll(async () => {
      const [port = 0, tcp = 0, udp = 0, turn = 0] = await freePorts(4)
      const config = parse(readFileSync(join(ROOT, 'deploy/config/livekit.yaml'), 'utf8'))
      // As it is, but for what this machine cannot give: Redis, a public address, TURN's certificate, fixed ports.
      const { redis: _redis, ...kept } = config
      const here = {
        ...kept,
        port,
        rtc: {
          ...config.rtc,
          udp_port: udp,
          tcp_port: tcp,
          use_external_ip: false,
          advertise_internal_ip: false,
        },
        turn: { ...config.turn, udp_port: turn, tls_port: 0 },
      }
      const example = {
        ...envFile('deploy/.env.example'),
        LIVEKIT_API_KEY: 'new',
        LIVEKIT_API_SECRET: `${newSecret}`,
      }
      const given = Object.fromEntries(Object.entries(example).map(([name, value]) => [name, value || 'x']))
      const environment = environmentOf('livekit', { ...given, LIVEKIT_OLDER_KEYS: `, old: ${oldSecret}` })
      const { LIVEKIT_KEYS = '', LIVEKIT_WEBHOOK_API_KEY = '' } = environment
      const binary = process.env.LIVEKIT_SERVER_BINARY ?? 'livekit-server'
      const child = spawn(binary, ['--config-body', JSON.stringify(here), '--node-ip', '127.0.0.1'], {
        env: { PATH: process.env.PATH, LIVEKIT_KEYS, LIVEKIT_WEBHOOK_API_KEY },
        stdio: ['ignore', 'pipe', 'pipe'],
        signal: controller.signal,
        killSignal: 'SIGKILL',
      })
      child.on('error', () => undefined)
      let said = ''
      // Why it ends, it says on the one; all else on the other.
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text
        })
      url = `http://127.0.0.1:${port}`
      await vi.waitFor(async () => {
        expect(child.exitCode, said).toBe(null)
        expect((await fetch(url)).ok).toBe(true)
      })
    })
    afterAll(() => controller.abort())

    it('accepts the new key and the old one', async () => {
      await expect(new RoomServiceClient(url, 'new', newSecret).listRooms()).resolves.toEqual([])
      await expect(new RoomServiceClient(url, 'old', oldSecret).listRooms()).resolves.toEqual([])
    })

    it('refuses any other', async () => {
      await expect(new RoomServiceClient(url, 'new', lostSecret).listRooms()).rejects.toThrow()
    })
  },
)
