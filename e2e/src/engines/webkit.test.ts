import { readFile } from 'node:fs/promises'
import { whyNoEngine } from '@kinetra/stack/install/engines'
import { afterAll, beforeAll, beforeEach, describe, expect, vi } from 'vitest'
import { writeOwnRecording } from '../import-recording.ts'
import { test as it } from '../testing-product.ts'
import { Webkit } from './webkit.ts'

const reason = whyNoEngine('WebKitWebDriver', 'Xvfb')

/** Runs in the page: drops a file on it, as somebody does from another window. */
const DROP = `
  const [name, text] = arguments
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([text], name))
  for (const kind of ['dragover', 'drop'])
    document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))`

describe('WebKit', () => {
  let webkit: Webkit
  beforeAll(async () => {
    if (!reason) webkit = await Webkit.start()
  })
  afterAll(async () => await webkit?.stop())
  beforeEach(({ skip }) => {
    skip(reason !== undefined, reason)
    return async () => expect(await webkit.faults()).toEqual([])
  })

  const namesMissing = async () => {
    const nameless = (await webkit.controls()).filter(({ role, name }) => !role || !name)
    return await Promise.all(nameless.map(async ({ element }) => await element.getAttribute('outerHTML')))
  }

  it('each page stands, and everything on it has a role and a name', async ({ product, run }) => {
    await webkit.open(product.url)
    for (const [link, words] of [
      ['Workouts', 'Every step leaves a print'],
      [run.name, 'Conversations'],
      ['Trends', 'Trends'],
      ['Settings', 'English'],
    ] as const) {
      await webkit.press('link', link)
      await webkit.untilText(words)
      // While a page is still being drawn, what is asked about may be gone.
      await expect.poll(namesMissing, { message: link }).toEqual([])
    }
    expect(await webkit.faults()).toEqual([])
    await webkit.open(`${product.url}/nowhere`)
    await webkit.untilText('no page at this address')
  })

  it('the replay plays, is paused, and is moved by a key', async ({ product, run }) => {
    await webkit.open(`${product.url}/workouts/${run.id}`)
    const scrubber = await webkit.find('slider', 'Position of the replay')
    const position = async () => Number(await scrubber.getProperty('value'))
    await webkit.press('button', 'Play the replay')
    await vi.waitUntil(async () => (await position()) > 500, { timeout: 120_000 })
    await webkit.press('button', 'Pause the replay')
    const before = await position()
    await scrubber.sendKeys('\uE014')
    expect(await position()).toBeGreaterThan(before)
  })

  it('a file that is dropped is imported', async ({ product }) => {
    await webkit.open(product.url)
    await webkit.find('button', 'Import recordings…')
    await webkit.driver.executeScript(
      DROP,
      'dropped.jsonl',
      await readFile(await writeOwnRecording(), 'utf8'),
    )
    await webkit.untilText('dropped.jsonl imported')
  })

  it('says that it has no calls, where it was built without them', async ({ product }) => {
    await webkit.open(product.url)
    await webkit.press('button', 'Ask the coach')
    await webkit.press('button', 'Agree and talk')
    await webkit.untilText('This browser cannot make calls')
  })
})
