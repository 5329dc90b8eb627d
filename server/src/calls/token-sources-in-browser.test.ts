import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { dispose } from '@livekit/rtc-node'
import { TokenVerifier } from 'livekit-server-sdk'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { findChromium } from '../testing/chromium.ts'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { startScriptedWorker } from '../testing/scripted-worker.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { buildTokenSourcesPage } from '../testing/token-sources-page.ts'

const SANDBOX = 'kinetra-abc'
const executablePath = findChromium()
const skip = reasonToSkip() ?? (executablePath === undefined ? 'no Chromium: set CHROMIUM' : undefined)

describe.skipIf(skip)(`a page in Chromium${skip ? ` (skipped: ${skip})` : ''}`, { timeout: 60_000 }, () => {
  let folder: string
  let livekit: LiveKitServer
  let server: TestServer
  let browser: Browser
  let address: string
  let workoutId: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kinetra-sources-'))
    await buildTokenSourcesPage(folder)
    livekit = await startLiveKitServer()
    const settings = { SANDBOX_ROUTE: '1', LIVEKIT_SANDBOX_ID: SANDBOX, WEB_DIST: folder }
    server = await startTestServer(livekit, settings)
    address = await server.app.listen({ host: '127.0.0.1', port: 0 })
    workoutId = (await server.store.workouts.create(LOCAL_USER, { name: 'Run', type: 'running' })).id
    browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
        ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      ],
    })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await livekit?.stop()
    rmSync(folder, { recursive: true, force: true })
    await dispose()
  })

  const open = async (source: string, sandbox = SANDBOX) => {
    const page = await browser.newPage()
    onTestFinished(async () => await page.close())
    const metadata = JSON.stringify({ workout_id: workoutId })
    await page.goto(`${address}/?${new URLSearchParams({ source, sandbox, metadata })}`)
    return page
  }

  it.each([
    ['endpoint', 'signed'],
    ['custom', 'signed'],
    ['sandboxTokenServer', 'unsigned'],
    ['developmentTokenServer', 'unsigned'],
  ])(
    'gets into a call by TokenSource.%s, and the dispatched agent, with %s metadata, comes to it',
    async (source, trust) => {
      const page = await open(source)
      const token = (await page.getByTestId('token').textContent({ timeout: 30_000 })) ?? ''
      const { video } = await new TokenVerifier(livekit.apiKey, livekit.apiSecret).verify(token)
      const room = video?.room ?? ''
      const worker = startScriptedWorker(livekit, server.store, room, { open: true })
      onTestFinished(worker.stop)
      const agent = await page.getByTestId('agent').textContent({ timeout: 30_000 })
      expect(agent).toBe(`agent-${worker.jobs[0]?.holder}`)
      expect(worker.jobs[0]?.claims?.workoutId).toBe(trust === 'signed' ? workoutId : undefined)
      expect(worker.jobs[0]?.wish).toBe(workoutId)
      expect(await page.getByTestId('failure').count()).toBe(0)
      await expect
        .poll(async () => (await server.livekit.members(room))?.map(({ isAgent }) => isAgent).sort())
        .toEqual([false, true])
    },
  )

  it('is told that it named another sandbox', async () => {
    const page = await open('developmentTokenServer', 'another')
    expect(await page.getByTestId('failure').textContent({ timeout: 30_000 })).toMatch(/403.*unknown_sandbox/)
  })
})
