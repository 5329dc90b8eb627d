import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { dispose } from '@livekit/rtc-node'
import { TokenVerifier } from 'livekit-server-sdk'
import { type Browser, chromium, type Page } from 'playwright-core'
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

  const open = async (source: string, more: Record<string, string> = {}) => {
    const page = await browser.newPage()
    onTestFinished(async () => await page.close())
    const metadata = JSON.stringify({ workout_id: workoutId })
    await page.goto(`${address}/?${new URLSearchParams({ source, sandbox: SANDBOX, metadata, ...more })}`)
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

  /** Presses a floating coach; resolves with the room of its call, once the dispatched agent is in it. */
  const call = async (page: Page, name = 'one') => {
    const token = details(page)
    await page.getByRole('button', { name: `Ask coach ${name}` }).click()
    const panel = page.getByRole('dialog', { name: `Coach ${name}` })
    await panel.getByRole('button', { name: 'Agree and talk' }).click()
    const room = await roomOf(await token)
    const worker = startScriptedWorker(livekit, server.store, room, { open: true })
    onTestFinished(worker.stop)
    await expect.poll(() => panel.getAttribute('data-phase'), { timeout: 20_000 }).toBe('live')
    return { panel, room, job: () => worker.jobs[0] }
  }
  const details = async (page: Page) => {
    const answer = await page.waitForResponse((response) => /connection-details/.test(response.url()))
    const { participantToken, participant_token } = await answer.json()
    return String(participantToken ?? participant_token)
  }
  const roomOf = async (token: string) => {
    const { video } = await new TokenVerifier(livekit.apiKey, livekit.apiSecret).verify(token)
    return video?.room ?? ''
  }

  it.each([
    ['endpoint', 'signed'],
    ['custom', 'signed'],
    ['literal', 'signed'],
    ['developmentTokenServer', 'unsigned'],
    ['sandboxId', 'unsigned'],
  ])('gets into a call by FloatingAIButton with %s, with %s metadata', async (source, trust) => {
    const { job } = await call(await open(source, { buttons: '1' }))
    expect(job()?.claims?.workoutId).toBe(trust === 'signed' ? workoutId : undefined)
    expect(job()?.wish).toBe(workoutId)
  })

  it('holds two coaches, each with its own call, microphone and memory', async () => {
    const page = await open('server', { buttons: '2' })
    const one = await call(page, 'one')
    const two = await call(page, 'two')
    expect(one.room).not.toBe(two.room)
    await one.panel.getByRole('button', { name: 'Mute' }).click()
    await one.panel.getByRole('button', { name: 'Unmute' }).waitFor()
    expect(await two.panel.getByRole('button', { name: 'Mute' }).count()).toBe(1)
    await one.panel.getByRole('button', { name: 'End', exact: true }).click()
    await one.panel.getByRole('button', { name: 'Call again' }).waitFor()
    expect(await two.panel.getAttribute('data-phase')).toBe('live')
    const kept = await page.evaluate(() => Object.keys({ ...sessionStorage, ...localStorage }).sort())
    expect(kept).toEqual(['one.settings', 'two.call', 'two.settings'])
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is told that it named another sandbox', async () => {
    const page = await open('developmentTokenServer', { sandbox: 'another' })
    expect(await page.getByTestId('failure').textContent({ timeout: 30_000 })).toMatch(/403.*unknown_sandbox/)
  })
})
