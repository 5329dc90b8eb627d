import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { LOCAL_USER, SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../testing/chromium.ts'
import { evenFrames } from '../testing/frames.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const WEB_DIST = join(import.meta.dirname, '../../../web/dist')
const executablePath = findChromium()
const skip =
  executablePath === undefined
    ? 'no Chromium: set CHROMIUM'
    : existsSync(join(WEB_DIST, 'index.html'))
      ? undefined
      : 'the page is not built: run "npm run build"'

const header = { kind: 'header', name: 'Dropped run', activity: 'running', rows: 13, cols: 9, foot: 'left' }
const lines = evenFrames(Date.UTC(2026, 4, 4), 600).map(({ timestamp, pressureMatrix }) =>
  JSON.stringify({ timestamp: timestamp / 1000, pressure_matrix: pressureMatrix }),
)
const RECORDING = [JSON.stringify(header), ...lines, '{"timestamp": 17'].join('\n')

describe.skipIf(skip)(
  `workouts in a browser${skip ? ` (skipped: ${skip})` : ''}`,
  { timeout: 90_000 },
  () => {
    let server: TestServer
    let browser: Browser
    let page: Page
    const problems: string[] = []
    beforeAll(async () => {
      server = await startTestServer(undefined, { WEB_DIST })
      const address = await server.app.listen({ host: '127.0.0.1', port: 0 })
      const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
      browser = await chromium.launch({ ...(executablePath && { executablePath }), args: quiet })
      page = await browser.newPage()
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) problems.push(message.text())
      })
      page.on('pageerror', (error) => problems.push(error.message))
      await page.goto(address)
    }, 60_000)
    afterAll(async () => {
      await browser?.close()
      await server?.close()
    })

    const own = async () => (await server.store.workouts.list(LOCAL_USER, {})).workouts

    it('a file that is dropped on the page becomes a workout, with its remarks', async () => {
      const data = await page.evaluateHandle((text) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], 'run.jsonl'))
        return transfer
      }, RECORDING)
      for (const type of ['dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: data })
      const imports = page.getByRole('region', { name: 'Imports' })
      await imports.getByText('imported', { exact: true }).waitFor({ timeout: 30_000 })
      const words = await imports.textContent()
      expect(words).toContain('Dropped run: 600 frames')
      expect(words).toContain('The times were in seconds and were converted.')
      expect(words).toContain('cut off in the middle')
      const [workout, ...others] = await own()
      expect(others).toEqual([])
      expect(workout).toMatchObject({ name: 'Dropped run', frameCount: 600, status: 'completed' })
      expect(workout?.ownerId).not.toBe(SAMPLE_OWNER)
      expect(workout?.remarks).toContain('The times were in seconds and were converted.')
      await page
        .getByRole('link', { name: /Dropped run/ })
        .first()
        .waitFor()
      expect(problems).toEqual([])
    })

    it('the same again, compressed, is there already; what is no recording says so', async () => {
      const files = [
        { name: 'again.jsonl.gz', mimeType: '', buffer: gzipSync(RECORDING) },
        {
          name: 'photo.png',
          mimeType: 'image/png',
          buffer: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0', 'latin1'),
        },
      ]
      await page.getByLabel('Recordings').setInputFiles(files)
      const imports = page.getByRole('region', { name: 'Imports' })
      await imports.getByText('here already').waitFor({ timeout: 30_000 })
      await imports.getByText(/photo\.png: this is a png file; choose/).waitFor()
      expect(await own()).toHaveLength(1)
      await imports.getByRole('button', { name: 'Close' }).click()
      await imports.waitFor({ state: 'detached' })
    })

    it('a recording that is followed goes on behind its last event when the stream breaks', async () => {
      const { workouts } = server.store
      const { id } = await workouts.create(LOCAL_USER, { name: 'Live run', type: 'running' })
      const frames = evenFrames(Date.UTC(2026, 4, 4), 25)
      await workouts.appendFrames(LOCAL_USER, id, { seq: 0, frames })
      const change = JSON.stringify({ workout: await workouts.get(LOCAL_USER, id), frames })
      const positions: (string | undefined)[] = []
      await page.route(`**/api/workouts/${id}/live`, async (route) => {
        positions.push(route.request().headers()['last-event-id'])
        if (positions.length > 1) return await route.continue()
        const body = `id: b0-0\nevent: workout\ndata: ${change}\n\n`
        await route.fulfill({ contentType: 'text/event-stream', body })
      })
      await page.goto(new URL(`/workouts/${id}`, page.url()).href)
      await expect.poll(() => positions, { timeout: 30_000 }).toEqual([undefined, 'b0-0'])
      await workouts.appendFrames(LOCAL_USER, id, {
        seq: 1,
        frames: evenFrames(Date.UTC(2026, 4, 4, 0, 0, 1), 25),
      })
      await workouts.complete(LOCAL_USER, id)
      await page.getByRole('heading', { name: 'Live run' }).waitFor()
      expect(problems).toEqual([])
    })
  },
)
