import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from '@kinetra/store/testing/free-ports'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../testing/chromium.ts'
import { type IdentityProvider, startIdentityProvider } from '../testing/identity-provider.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const WEB_DIST = join(import.meta.dirname, '../../../web/dist')
/** The page renews a minute before the end of its token: at once, here. */
const ACCESS_TOKEN_IN_S = 64

const executablePath = findChromium()
const skip =
  executablePath === undefined
    ? 'no Chromium: set CHROMIUM'
    : existsSync(join(WEB_DIST, 'index.html'))
      ? undefined
      : 'the page is not built: run "npm run build"'

describe.skipIf(skip)(
  `logging in with a browser${skip ? ` (skipped: ${skip})` : ''}`,
  { timeout: 90_000 },
  () => {
    let provider: IdentityProvider
    let server: TestServer
    let browser: Browser
    let address: string
    beforeAll(async () => {
      const [port = 0] = await freePorts(1)
      address = `http://127.0.0.1:${port}`
      provider = await startIdentityProvider({ address, accessTokenInS: ACCESS_TOKEN_IN_S })
      server = await startTestServer(undefined, { WEB_DIST, OIDC_ISSUER: provider.issuer })
      await server.app.listen({ host: '127.0.0.1', port })
      const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
      browser = await chromium.launch({ ...(executablePath && { executablePath }), args: quiet })
    }, 60_000)
    afterAll(async () => {
      await browser?.close()
      await server?.close()
      await provider?.stop()
    })

    it('leads through the provider and back to the page, keeps to the policy, and is renewed silently', async () => {
      const { id } = await server.store.workouts.create(`${provider.issuer}|ada`, {
        name: 'Ada’s run',
        type: 'running',
      })
      const page = await browser.newPage()
      const refused: string[] = []
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) refused.push(message.text())
      })
      const tokens = new Set<string>()
      page.on('request', (request) => {
        const { authorization } = request.headers()
        if (authorization && request.url().startsWith(address)) tokens.add(authorization)
      })
      await page.goto(`${address}/workouts/${id}`)
      await page.getByRole('button', { name: 'Log in' }).first().click()
      await page.fill('input[name=login]', 'ada')
      await page.fill('input[name=password]', 'any')
      await page.click('button[type=submit]')
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('heading', { name: 'Ada’s run' }).waitFor()
      expect(page.url()).toBe(`${address}/workouts/${id}`)
      expect(tokens.size).toBeGreaterThan(0)

      await expect
        .poll(
          async () => {
            await page.getByRole('link', { name: 'Trends' }).click()
            await page.getByRole('link', { name: 'Workouts' }).click()
            return tokens.size
          },
          { timeout: 40_000, interval: 500 },
        )
        .toBeGreaterThan(1)
      expect(refused).toEqual([])
    })
  },
)
