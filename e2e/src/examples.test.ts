import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePort } from '@kinetra/store/testing/free-ports'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest'
import { highestEventMs, peakOf } from './api.ts'
import { Caller } from './caller.ts'
import { numbersIn } from './numbers.ts'
import { test as it } from './testing-product.ts'

const EXAMPLES = resolve(import.meta.dirname, '../../examples')
/** The sample run that both examples show. */
const RUN = '5a0c0de00000000000000001'

/** Starts an example as its readers do; resolves with its address. */
async function startExample(folder: string, env: NodeJS.ProcessEnv, script: string): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, [script], {
    cwd: join(EXAMPLES, folder),
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  return await new Promise((ready, failed) => {
    child.once('exit', (code) => failed(new Error(`the example ended with ${code}`)))
    child.stdout?.on('data', (text) => {
      const address = /Open (http:\S+)/.exec(String(text))?.[1]
      if (address) ready(address)
    })
  })
}

/** What a page says by attributes changes at once; opening and closing are told as events. */
async function changeAttributes(page: Page): Promise<void> {
  await page.evaluate(() => {
    const coach = document.querySelector('kinetra-coach')
    for (const name of ['open', 'close'])
      coach?.addEventListener(`kinetra-${name}`, () => document.body.classList.add(`was-told-${name}`))
    coach?.setAttribute('lang', 'de')
    coach?.setAttribute('theme', 'dark')
  })
  const launcher = page.getByRole('button', { name: 'Coach fragen', exact: true })
  await launcher.waitFor()
  const scheme = async () => await launcher.evaluate((element) => getComputedStyle(element).colorScheme)
  await expect.poll(scheme).toBe('dark')
  await page.evaluate(() => document.querySelector<HTMLElement & { open(): void }>('kinetra-coach')?.open())
  await page.getByRole('button', { name: 'Einverstanden, sprechen' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('body.was-told-open.was-told-close').waitFor()
  await page.evaluate(() => {
    const coach = document.querySelector('kinetra-coach')
    coach?.removeAttribute('lang')
    coach?.removeAttribute('theme')
  })
  await page.getByRole('button', { name: 'Ask the coach', exact: true }).waitFor()
}

/** A call is over when its coach is taken off the page: one that is put there later does not return to it. */
async function takeOffAndPutBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    const coach = document.querySelector('kinetra-coach')
    coach?.remove()
    if (coach) document.body.append(coach)
  })
  await page.getByRole('button', { name: 'Ask the coach', exact: true }).waitFor()
}

describe('the coach on a page of somebody else’s', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'kinetra-example-'))
  let ports: number[] = []
  beforeAll(async () => {
    ports = [await freePort(), await freePort()]
  })
  afterAll(() => rmSync(outDir, { recursive: true }))

  it.for<[folder: string, script: string, position: string]>([
    ['plain-html', 'server.ts', '#position'],
    ['react', 'start.ts', 'label output'],
  ])(
    '%s: answers a spoken question, and moves the page',
    async ([folder, script, position], { product, visit }) => {
      const port = ports.pop() ?? 0
      await product.parts.server.stop()
      await product.parts.server.start({ CORS_ORIGINS: `http://127.0.0.1:${port}` })
      const env = { PORT: String(port), KINETRA_URL: product.url, OUT_DIR: outDir }
      const address = await startExample(folder, env, script)
      // The visit's page and its microphone, on another origin.
      const { page } = await visit({ path: '/nowhere' })
      const violations: string[] = []
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) violations.push(message.text())
      })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(address)
      await page.getByRole('button', { name: /coach/i }).waitFor()
      expect(asked.filter((url) => /connection-details|\/rtc|mount-panel|assets\/embed/.test(url))).toEqual(
        [],
      )

      const caller = new Caller(product, page)
      if (folder === 'plain-html') await changeAttributes(page)
      await caller.startCall()
      if (folder === 'plain-html') {
        await takeOffAndPutBack(page)
        await caller.startCall()
      }
      const { answer } = await caller.ask('What was my peak pressure on the medial heel?')
      expect(numbersIn(answer)).toContain(await peakOf(product, RUN, 'Med Heel'))
      await caller.type('Show me the hardest hit.')
      const seconds = Math.round((await highestEventMs(product, RUN)) / 1000)
      await expect.poll(() => page.locator(position).textContent()).toBe(`${seconds} s`)
      expect(violations).toEqual([])
      await page.getByRole('button', { name: 'End', exact: true }).click()
      await page.getByRole('button', { name: 'Call again' }).waitFor()
    },
  )

  it('is nothing to a page that is not welcome', async ({ product, visit }) => {
    const port = ports[0] ?? (await freePort())
    const address = await startExample(
      'plain-html',
      { PORT: String(port), KINETRA_URL: product.url },
      'server.ts',
    )
    const { page } = await visit({ path: '/nowhere' })
    await page.goto(address)
    const reached = await page.evaluate(async (url) => {
      const attempts = [
        fetch(`${url}/api/workouts`),
        fetch(`${url}/api/livekit/connection-details`, { method: 'POST' }),
        new Promise((loaded, refused) => {
          const script = Object.assign(document.createElement('script'), {
            type: 'module',
            src: `${url}/embed.js`,
          })
          script.onload = loaded
          script.onerror = refused
          document.head.append(script)
        }),
      ]
      return (await Promise.allSettled(attempts)).map(({ status }) => status)
    }, product.url)
    expect(reached).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await page.locator('kinetra-coach').evaluate((element) => element.shadowRoot)).toBeNull()
  })
})
