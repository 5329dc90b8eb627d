import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CONNECTION_DETAILS_PATH, connectionDetails } from '@kinetra/protocol/connection-details'
import { ParticipantInfo_Kind } from '@livekit/protocol'
import envPaths from 'env-paths'
import { RoomServiceClient } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type LiveKitServer, startLiveKitServer } from '../../server/src/testing/livekit-server.ts'
import { freePorts } from '../../store/src/testing/free-ports.ts'
import { Container } from './container.ts'
import { addBaseImage, debianRoot, npmCache, reasonToSkip } from './debian-root.ts'
import { readDockerfile } from './dockerfile.ts'
import { ImageBuilder } from './image-builder.ts'

const root = resolve(import.meta.dirname, '../..')
const stages = readDockerfile(join(root, 'Dockerfile'))
const stageNamed = (name: string) => {
  const stage = stages.find((stage) => stage.name === name)
  if (!stage) throw new Error(`The Dockerfile has no stage ${name}.`)
  return stage
}
const cache = process.env.KINETRA_CACHE ?? envPaths('kinetra', { suffix: '' }).cache
const reason = reasonToSkip(cache)
const secret = 'a-secret-of-this-test-only-0123456789'
/** A process that has the machine to itself is ready in 2 s; other tests may hold it up. */
const READY_WITHIN_MS = 120_000
/** What an image may take, in millions of bytes on disk; the models image has no figure to keep. */
const LIMITS = { server: 200, agent: 350 } as const

/** The Dockerfile's own steps in a clean Debian, and what they made, started. */
describe.skipIf(reason)(`images${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let folder: string
  let builder: ImageBuilder
  let livekit: LiveKitServer
  const running: Container[] = []
  const measured: string[] = []
  const timed = async <Result>(what: string, work: () => Result | Promise<Result>): Promise<Result> => {
    const startedAt = Date.now()
    const result = await work()
    measured.push(`${what}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
    return result
  }
  const built = async (name: string) => {
    const image = await timed(`${name}, built`, () => builder.build(name))
    const size = megabytes(image)
    measured.push(`${name}, size: ${size} MB`)
    return { image, size }
  }
  const healthy = async (name: string, container: Container) => {
    const ms = await container.healthy(READY_WITHIN_MS)
    measured.push(`${name}, from start to healthy: ${(ms / 1000).toFixed(1)} s`)
  }

  beforeAll(async () => {
    const debian = await timed('a clean Debian', () => debianRoot(cache))
    folder = mkdtempSync(join(cache, 'images-'))
    const layer = join(folder, 'base-image')
    addBaseImage(layer, join(root, 'node_modules/node/bin/node'), process.env)
    const baseImage = [layer, debian]
    builder = new ImageBuilder({ stages, context: root, baseImage, folder, npmCache: npmCache(process.env) })
    livekit = await startLiveKitServer()
  }, 600_000)

  afterAll(async () => {
    process.stdout.write(`\nImages, as measured here:\n${measured.map((line) => `  ${line}\n`).join('')}`)
    await Promise.all(running.map((container) => container.stop()))
    await livekit?.stop()
    if (folder) spawnSync('rm', ['-rf', folder])
  }, 600_000)

  const start = (name: string, image: string, data: string, variables: Record<string, string>) => {
    const container = new Container(stageNamed(name), image, join(folder, data), variables)
    running.push(container)
    return container
  }
  const joined = () => ({
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.apiKey,
    LIVEKIT_API_SECRET: livekit.apiSecret,
    KINETRA_JOB_SECRET: secret,
  })

  it('server: small, healthy, without root, and cannot write but to its data', async () => {
    const { image, size } = await built('server')
    expect(size).toBeLessThanOrEqual(LIMITS.server)
    const [port = 0] = await freePorts(1)
    const server = start('server', image, 'data', { ...joined(), PORT: String(port) })
    await healthy('server', server)
    const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } })
    expect(await page.text()).toContain('<script')
    const embedded = await fetch(`http://127.0.0.1:${port}/embed.js`)
    expect(await embedded.text()).toContain('kinetra-coach')
    expectConfined(server)
    expect(await server.stop()).toBe(0)
  }, 600_000)

  it('agent: small, healthy once it is connected to LiveKit, and comes into a call', async () => {
    const { image, size } = await built('agent')
    expect(size).toBeLessThanOrEqual(LIMITS.agent)
    const [port = 0, models = 0] = await freePorts(2)
    const agent = start('agent', image, 'data', {
      ...joined(),
      AGENT_PORT: String(port),
      MODELS_URL: `http://127.0.0.1:${models}/v1`,
      MODELS_API_KEY: secret,
    })
    await healthy('agent', agent)
    expectConfined(agent)

    // A call over both images, so that the agent's process for a call has started in its image, too.
    const [serverPort = 0] = await freePorts(1)
    const server = start('server', builder.build('server'), 'data', { ...joined(), PORT: String(serverPort) })
    await server.healthy(READY_WITHIN_MS)
    const answer = await fetch(`http://127.0.0.1:${serverPort}${CONNECTION_DETAILS_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const { roomName } = connectionDetails.parse(await answer.json())
    const rooms = new RoomServiceClient(livekit.url.replace('ws', 'http'), livekit.apiKey, livekit.apiSecret)
    await vi.waitFor(
      async () => {
        const present = await rooms.listParticipants(roomName)
        expect(
          present.map(({ kind }) => kind),
          agent.output,
        ).toContain(ParticipantInfo_Kind.AGENT)
      },
      { timeout: READY_WITHIN_MS, interval: 500 },
    )
    await rooms.deleteRoom(roomName)
    expect(await server.stop(), server.output).toBe(0)
    // SIGTERM waits for calls to end; this one has.
    expect(await agent.stop()).toBe(0)
  }, 600_000)

  it('models: starts and loads its engine', async () => {
    const { image } = await built('models')
    const [port = 0] = await freePorts(1)
    const variables = { MODELS_API_KEY: secret, MODELS_PORT: String(port), MODELS_LAZY: '1' }
    const models = start('models', image, 'models-data', { ...variables, MODELS_HOST: '127.0.0.1' })
    await healthy('models', models)
    expectConfined(models)
    expect(models.succeeds("require('sherpa-onnx-node')")).toBe(true)
    expect(await models.stop()).toBe(0)
  }, 600_000)
})

/** Not root, a root file system that is read-only even to its owner, and one folder to write to. */
function expectConfined(container: Container): void {
  const write = (path: string) => `require('node:fs').writeFileSync('${path}', '')`
  expect(
    container.succeeds('process.exit(process.getuid() === 10001 && process.getgid() === 10001 ? 0 : 1)'),
  ).toBe(true)
  expect(container.succeeds(write('/data/probe'))).toBe(true)
  expect(container.succeeds(write('/app/probe'))).toBe(false)
  expect(container.refusesWrites('/app')).toBe(true)
}

/** As `du` counts an image: blocks on disk, each file once. */
function megabytes(folder: string): number {
  const told = spawnSync('du', ['--summarize', '--one-file-system', '--block-size=1000000', folder], {
    encoding: 'utf8',
  })
  return Number.parseInt(told.stdout, 10)
}
