import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testConfig } from '@kinetra/store/testing/config'
import { startWireServer, type WireServer } from '@kinetra/store/testing/mongo-java-server'
import { wireServerMissing } from '@kinetra/store/testing/wire-server-here'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type LiveKitServer,
  reasonToSkip,
  startLiveKitServer,
} from '../../../server/src/testing/livekit-server.ts'
import { type ContainerSpec, helmMissing, type Manifest, podOf, render } from './chart.ts'
import { ContainerProcess, type Surroundings } from './container-process.ts'

const missing = helmMissing ?? reasonToSkip() ?? (await wireServerMissing())
/** A machine that runs other tests as well. */
const SLOW = { timeout: 150_000, interval: 100 }

/** What the chart tells a cluster to run, run here: real processes over a real LiveKit and MongoDB's wire. Only the
 * drill is left to deploy/test/drill.test.ts. */
describe.skipIf(missing)(
  `what the chart runs${missing ? ` (skipped: ${missing})` : ''}`,
  { timeout: 240_000 },
  () => {
    let folder: string
    let livekit: LiveKitServer
    let database: WireServer
    let manifests: readonly Manifest[]
    let around: Surroundings
    const running: ContainerProcess[] = []

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'kinetra-chart-'))
      for (const path of ['run/secrets/kinetra', 'copy', 'tmp', 'data'])
        mkdirSync(join(folder, path), { recursive: true })
      livekit = await startLiveKitServer()
      const started = await startWireServer(testConfig().cacheFolder)
      if ('reason' in started) throw new Error(started.reason)
      database = started
      const secrets = {
        LIVEKIT_API_KEY: livekit.apiKey,
        LIVEKIT_API_SECRET: livekit.apiSecret,
        KINETRA_JOB_SECRET: 'a-secret-of-this-test-only-0123456789',
        METRICS_TOKEN: 'a-token-of-this-test-only',
        MODELS_API_KEY: 'a-key-of-this-test-only',
        MONGODB_URI: database.uri,
        RESTIC_PASSWORD: 'a-password-of-this-test-only',
      }
      for (const [name, value] of Object.entries(secrets))
        writeFileSync(join(folder, 'run/secrets/kinetra', name), `${value}\n`)
      manifests = render({
        livekit: { url: livekit.url },
        secrets: { asFiles: true },
        models: { lazy: true },
        backup: { enabled: true, repository: join(folder, 'repository') },
      })
      const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env
      around = { folder, secrets, addresses: {}, machine: { PATH, NODE_COMPILE_CACHE } }
    }, 120_000)
    afterAll(async () => {
      for (const container of running) container.kill()
      await livekit?.stop()
      await database?.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    const containerOf = (component: string): ContainerSpec => {
      const found = manifests.find(
        (one) => podOf(one) && one.metadata.labels['app.kubernetes.io/component'] === component,
      )
      const container = found && podOf(found)?.containers[0]
      if (!container) throw new Error(`The chart has no ${component}.`)
      return container
    }
    const start = async (component: string, addresses: Record<string, string> = {}) => {
      const process = await ContainerProcess.start(containerOf(component), { ...around, addresses })
      running.push(process)
      return process
    }
    const becomesReady = async (component: string, process: ContainerProcess) => {
      const { startupProbe, livenessProbe, readinessProbe } = containerOf(component)
      for (const probe of [startupProbe, livenessProbe, readinessProbe])
        await vi.waitFor(
          async () => expect(await process.succeeds(probe), `${component}: ${process.output}`).toBe(true),
          SLOW,
        )
    }

    it('migrates first', async () => {
      const migration = await start('migrate')
      expect(await migration.ended(), migration.output).toBe(0)
    })

    it('serves, takes calls, speaks, and ends in peace', async () => {
      const models = await start('models')
      const [server, worker] = await Promise.all([
        start('server'),
        start('worker', { 'http://kinetra-models:9100': models.address('http') }),
      ])
      const parts = Object.entries({ models, server, worker })
      await Promise.all(parts.map(([name, process]) => becomesReady(name, process)))
      const figures = await fetch(`${worker.address('metrics')}/metrics`)
      expect(await figures.text()).toContain('kinetra_agent_capacity 8')
      const metrics = async (token: string) =>
        (await fetch(`${server.address('http')}/metrics`, { headers: { authorization: `Bearer ${token}` } }))
          .status
      expect([await metrics('a-token-of-this-test-only'), await metrics('another')]).toEqual([200, 404])
      const ends = await Promise.all(
        parts.map(async ([name, process]) => [name, await process.stop()] as const),
      )
      for (const [name, end] of ends) expect(end, name).toEqual({ servedMeanwhile: true, code: 0 })
    })

    it('lives without LiveKit, and is not ready to take calls', async () => {
      const worker = await start('worker', { 'http://kinetra-models:9100': 'http://127.0.0.1:9' })
      await becomesReady('worker', worker)
      await livekit.stop()
      const { livenessProbe, readinessProbe } = containerOf('worker')
      await vi.waitFor(async () => expect(await worker.succeeds(readinessProbe)).toBe(false), SLOW)
      expect(await worker.succeeds(livenessProbe), worker.output).toBe(true)
    })

    it('backs up', async ({ skip }) => {
      skip(spawnSync('restic', ['version']).status !== 0, 'restic is not on the PATH')
      const backup = await start('backup')
      expect(await backup.ended(), backup.output).toBe(0)
      expect(backup.output).toContain('kinetra-')
    })
  },
)
