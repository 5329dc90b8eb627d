/// <reference lib="dom" />
import { createServer, request, type ServerResponse } from 'node:http'
import { freePorts } from '@kinetra/store/testing/free-ports'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { ReachableProduct } from '../product.ts'
import { test as it } from '../testing-product.ts'

/** The product behind a proxy that can go away, and whose page can be of another release. */
async function startProxy(product: ReachableProduct) {
  const state = { isAway: false, release: 1 }
  const [port = 0] = await freePorts(1)
  const server = createServer((incoming, answer) => {
    if (state.isAway) return void answer.socket?.destroy()
    const { hostname, port: target } = new URL(product.url)
    const options = { hostname, port: target, path: incoming.url, method: incoming.method }
    // The server answers pages of its own address only.
    const { origin: _, referer: __, ...headers } = incoming.headers
    const forward = request(
      { ...options, headers: { ...headers, host: new URL(product.url).host, 'accept-encoding': 'identity' } },
      (response) => {
        const isPage = response.headers['content-type']?.startsWith('text/html')
        if (isPage) return void marked(answer, response, state.release)
        answer.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(answer)
      },
    )
    forward.on('error', () => answer.destroy())
    incoming.pipe(forward)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { state, url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

async function marked(answer: ServerResponse, page: NodeJS.ReadableStream, release: number): Promise<void> {
  let html = ''
  for await (const piece of page) html += String(piece)
  answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  answer.end(html.replace('<body>', `<body data-release="${release}">`))
}

const releaseOf = async (page: Page) => await page.locator('body').getAttribute('data-release')
const keptIn = async (page: Page) =>
  await page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)))
    const kept = await Promise.all(caches.map(async (cache) => await cache.keys()))
    return kept.flat().map(({ url }) => new URL(url).pathname)
  })

describe('the installed page', () => {
  it('opens without a network, takes an update at once, and keeps nothing that the server answered', async ({
    product,
    browser,
    run,
  }) => {
    const proxy = await startProxy(product)
    const context = await browser.newContext({ serviceWorkers: 'allow' })
    try {
      const page = await context.newPage()
      await page.goto(`${proxy.url}/`)
      await page.getByRole('link', { name: run.name }).waitFor()
      await page.evaluate(async () => await navigator.serviceWorker.ready)
      await page.reload()
      await page.getByRole('link', { name: run.name }).click()
      await page.getByTestId('how-it-went').waitFor()
      expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
      await expect.poll(async () => (await keptIn(page)).filter((path) => path === '/')).toEqual(['/'])

      proxy.state.release = 2
      await page.reload()
      expect(await releaseOf(page)).toBe('2')
      const keptRelease = async () =>
        await page.evaluate(
          async () => /data-release="(\d)"/.exec((await (await caches.match('/'))?.text()) ?? '')?.[1],
        )
      await expect.poll(keptRelease).toBe('2')

      proxy.state.isAway = true
      await page.goto(`${proxy.url}/trends`)
      await page.getByRole('heading', { name: 'Trends', level: 1 }).waitFor()
      expect(await releaseOf(page)).toBe('2')
      await page.getByText('The server is not responding.').waitFor()
      const kept = await keptIn(page)
      expect(kept.length).toBeGreaterThan(5)
      const allowed = /^\/(assets\/.+|manifest\.webmanifest|mark\.svg|icon-\d+\.png)?$/
      expect(kept.filter((path) => !allowed.test(path))).toEqual([])
    } finally {
      await context.close()
      proxy.close()
    }
  })

  it('can be installed: it has a name, icons of the sizes that systems ask for, and starts at the workouts', async ({
    product,
    browser,
  }) => {
    const page = await browser.newPage()
    await page.goto(product.url)
    const session = await page.context().newCDPSession(page)
    const { errors, data } = await session.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const { start_url, display, icons } = JSON.parse(data ?? '{}')
    expect({ start_url, display }).toEqual({ start_url: '/', display: 'standalone' })
    for (const { src, sizes, type } of icons as { src: string; sizes: string; type: string }[]) {
      const drawn = await page.evaluate(async (from) => {
        const image = new Image()
        image.src = from
        await image.decode()
        return `${image.naturalWidth}x${image.naturalHeight}`
      }, src)
      if (type === 'image/png') expect(drawn).toBe(sizes)
    }
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
    await page.close()
  })
})
