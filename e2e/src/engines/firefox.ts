/// <reference lib="dom" />

import { findProgram } from '@kinetra/stack/install/find-program'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import type { Answered, Caption } from '../caller.ts'
import type { ReachableProduct } from '../product.ts'
import { withoutPauses } from '../recording.ts'
import { speak, transcribe, VOICE_SAMPLE_RATE } from '../voice.ts'
import type { SoundCard } from './sound-card.ts'

const PATIENCE = { timeout: 180_000, polling: 50 }
const CAPTIONS = '[data-testid="coach-caption"][data-final="true"]'

/** A person in front of Firefox as it is installed; nothing in its pages is replaced. */
export class FirefoxCaller {
  readonly page: Page
  /** The errors in the page's console, and those that nobody caught. The client warns there of a machine that is busy. */
  readonly faults: string[] = []
  readonly #browser: Browser
  readonly #product: ReachableProduct
  readonly #card: SoundCard

  constructor(browser: Browser, page: Page, product: ReachableProduct, card: SoundCard) {
    this.#browser = browser
    this.page = page
    this.#product = product
    this.#card = card
    page.on('pageerror', (error) => this.faults.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text())
    })
  }

  static async at(product: ReachableProduct, card: SoundCard, path: string): Promise<FirefoxCaller> {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      timeout: PATIENCE.timeout,
      executablePath: findProgram('firefox-esr') ?? '',
      env: { ...process.env, ...card.env },
      // The prompt stands outside of the page: nobody can press it.
      extraPrefsFirefox: { 'media.navigator.permission.disabled': true },
    })
    const caller = new FirefoxCaller(browser, await browser.newPage(), product, card)
    await caller.page.goto(`${product.url}${path}`)
    return caller
  }

  /** Presses what a screen reader calls by this name. */
  async press(name: string): Promise<void> {
    await this.page.locator(`::-p-aria([name="${name}"][role="button"])`).click()
  }

  async captions(): Promise<Caption[]> {
    return await this.page.$$eval(CAPTIONS, (elements) =>
      elements.map((element) => ({
        who: element.getAttribute('data-who') ?? '',
        text: (element.textContent ?? '').trim(),
      })),
    )
  }

  /** Waits until the coach has said so many things, and listens. */
  async untilAnswered(answers: number): Promise<void> {
    await this.page.waitForFunction(
      (selector, least) =>
        document.querySelectorAll(`${selector}[data-who="coach"]`).length >= least &&
        document.querySelector('[data-testid="coach-state"][data-state="listening"]') !== null,
      PATIENCE,
      CAPTIONS,
      answers,
    )
  }

  /** Asks aloud; resolves with the captions that came, and the sound that came out of the loudspeaker as text. */
  async ask(question: string): Promise<Answered> {
    const before = await this.captions()
    await this.#card.take()
    await this.#card.speak(await speak(this.#product, question))
    await this.untilAnswered(before.filter(({ who }) => who === 'coach').length + 1)
    const since = (await this.captions()).slice(before.length)
    const said = (speaker: string) =>
      since
        .filter(({ who }) => who === speaker)
        .map(({ text }) => text)
        .join(' ')
    return { question: said('user'), answer: said('coach'), heard: await this.heard() }
  }

  /** What came out of the loudspeaker since the last time, recognised. */
  async heard(): Promise<string> {
    const words = withoutPauses(await this.#card.take(), VOICE_SAMPLE_RATE)
    return words.length === 0 ? '' : await transcribe(this.#product, words, VOICE_SAMPLE_RATE)
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }
}
