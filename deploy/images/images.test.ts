import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { CONNECTION_DETAILS_PATH, connectionDetails } from '@kinetra/protocol/connection-details'
import { ParticipantInfo_Kind } from '@livekit/protocol'
import envPaths from 'env-paths'
import { RoomServiceClient } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePorts } from '../../server/src/testing/free-ports.ts'
import { type LiveKitServer, startLiveKitServer } from '../../server/src/testing/livekit-server.ts'
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
const reason = reasonToSkip()
const secret = 'a-secret-of-this-test-only-0123456789'

/** The Dockerfile's own steps in a clean Debian, and what they made, started. */
describe.skipIf(reason)(`images${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let folder: string
  let builder: ImageBuilder
  let livekit: LiveKitServer
  const running: Container[] = []

  beforeAll(async () => {
    const cache = process.env.KINETRA_CACHE ?? envPaths('kinetra', { suffix: '' }).cache
    const debian = debianRoot(cache)
    folder = mkdtempSync(join(cache, 'images-'))
    const layer = join(folder, 'base-image')
    addBaseImage(layer, join(root, 'node_modules/node/bin/node'), process.env)
    const baseImage = [layer, debian]
    builder = new ImageBuilder({ stages, context: root, baseImage, folder, npmCache: npmCache(process.env) })
    livekit = await startLiveKitServer()
  }, 600_000)

  afterAll(async () => {
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

  it('server: small, healthy, and cannot write but to its data', async () => {
    const image = builder.build('server')
    expect(megabytes(image)).toBeLessThanOrEqual(200)
    const [port = 0] = await freePorts(1)
    const server = start('server', image, 'data', { ...joined(), PORT: String(port) })
    await server.healthy(60_000)
    const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } })
    expect(await page.text()).toContain('<script')
    expect(server.succeeds(write('/data/probe'))).toBe(true)
    expect(server.succeeds(write('/app/probe'))).toBe(false)
    expect(await server.stop()).toBe(0)
  }, 600_000)

  it('agent: small, healthy once it is connected to LiveKit, and comes into a call', async () => {
    const image = builder.build('agent')
    expect(megabytes(image)).toBeLessThanOrEqual(350)
    const [port = 0, models = 0] = await freePorts(2)
    const agent = start('agent', image, 'data', {
      ...joined(),
      AGENT_PORT: String(port),
      MODELS_URL: `http://127.0.0.1:${models}/v1`,
      MODELS_API_KEY: secret,
    })
    await agent.healthy(60_000)
    expect(agent.succeeds(write('/app/probe'))).toBe(false)

    // A call over both images, so that the agent's process for a call has started in its image, too.
    const [serverPort = 0] = await freePorts(1)
    const server = start('server', builder.build('server'), 'data', { ...joined(), PORT: String(serverPort) })
    await server.healthy(60_000)
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
      { timeout: 60_000, interval: 500 },
    )
    await rooms.deleteRoom(roomName)
    await server.stop()
    // SIGTERM waits for calls to end; this one has.
    expect(await agent.stop()).toBe(0)
  }, 600_000)

  it('models: starts and loads its engine', async () => {
    const image = builder.build('models')
    const [port = 0] = await freePorts(1)
    const variables = { MODELS_API_KEY: secret, MODELS_PORT: String(port), MODELS_LAZY: '1' }
    const models = start('models', image, 'models-data', { ...variables, MODELS_HOST: '127.0.0.1' })
    await models.healthy(60_000)
    expect(models.succeeds("require('sherpa-onnx-node')")).toBe(true)
    expect(await models.stop()).toBe(0)
  }, 600_000)
})

function write(path: string): string {
  return `require('node:fs').writeFileSync('${path}', '')`
}

/** As `du` counts an image: blocks on disk, each file once. */
function megabytes(folder: string): number {
  const told = spawnSync('du', ['--summarize', '--one-file-system', '--block-size=1000000', folder], {
    encoding: 'utf8',
  })
  const size = Number.parseInt(told.stdout, 10)
  process.stdout.write(`${basename(folder)}: ${size} MB\n`)
  return size
}
