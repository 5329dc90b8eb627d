/// <reference lib="dom" />
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { watchPages } from './close-pages.ts'
import { coachOf } from './coach-controls.ts'
import { installDevices, type PageWithDevices, type TestDevices } from './devices.ts'
import { installMicrophone, type PageWithSound } from './microphone.ts'
import { installPageClock, type PageClock, type PageWithClock } from './page-clock.ts'
import type { ReachableProduct } from './product.ts'
import { decodeRecording, type Recording, withoutPauses } from './recording.ts'
import { speak, transcribe } from './voice.ts'

/** On a machine that does much else a coach may take a minute to come. */
const PATIENCE_MS = 180_000

/** A question as the coach understood it, the answer's caption, and what is recognised in its sound. */
export interface Answered {
  readonly question: string
  readonly answer: string
  readonly heard: string
}

export interface Caption {
  readonly who: string
  readonly text: string
}

/** A person in front of the page: presses buttons, speaks, listens and reads. */
export class Caller {
  readonly page: Page
  readonly #product: ReachableProduct

  constructor(product: ReachableProduct, page: Page) {
    this.#product = product
    this.page = page
  }

  /** `before` runs in the page before its own scripts. */
  static async at(
    product: ReachableProduct,
    browser: Browser,
    path: string,
    visit: { context?: BrowserContextOptions; before?: () => void } = {},
  ): Promise<Caller> {
    const context = await browser.newContext({
      permissions: ['microphone', 'screen-wake-lock'],
      // What a test takes away must be away.
      serviceWorkers: 'block',
      ...visit.context,
    })
    context.setDefaultTimeout(PATIENCE_MS)
    watchPages(context)
    // Of the context, so that a tab which the page opens has them as well.
    await context.addInitScript(installMicrophone)
    await context.addInitScript(installDevices)
    await context.addInitScript(installPageClock)
    if (visit.before) await context.addInitScript(visit.before)
    const page = await context.newPage()
    await page.goto(`${product.url}${path}`)
    return new Caller(product, page)
  }

  /** Presses the floating button and agrees where asked. */
  async call(): Promise<void> {
    await coachOf(this.page).launcher.click()
    const consent = coachOf(this.page).agree
    await consent.or(this.page.getByTestId('coach-state')).first().waitFor()
    if (await consent.isVisible()) await consent.click()
  }

  /** Calls, and waits until the coach has greeted and listens. */
  async startCall(): Promise<void> {
    await this.call()
    await this.untilCaption('coach', /\w+/)
    await this.untilListening()
  }

  /** Asks aloud; resolves with the captions that came, and the sound that came back as text. */
  async ask(question: string): Promise<Answered> {
    const before = await this.captions()
    await this.record()
    await this.begin(question)
    const since = await this.untilAnswered(before)
    return { question: said(since, 'user'), answer: said(since, 'coach'), heard: await this.heard() }
  }

  /** Says something, without waiting for an answer. */
  async begin(words: string): Promise<void> {
    await this.play(await speak(this.#product, words))
  }

  /** Types a message; resolves with the coach's answer. */
  async type(message: string): Promise<string> {
    const before = await this.captions()
    await this.send(message)
    return said(await this.untilAnswered(before), 'coach')
  }

  /** Types a message, without waiting for an answer. */
  async send(message: string): Promise<void> {
    await coachOf(this.page).input.fill(message)
    await coachOf(this.page).send.click()
  }

  /** Goes to another page of the app, as a click on a link does: the call stays. */
  async follow(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, path)
    await this.page.waitForURL(`**${path}`)
    await this.page.getByTestId('heat-map').first().waitFor()
  }

  /** Where the replay stands, in milliseconds since the workout's first frame. */
  async replayMs(): Promise<number> {
    return Number(await this.page.getByTestId('replay-scrubber').inputValue())
  }

  async untilAnswered(before: readonly Caption[]): Promise<Caption[]> {
    const said = before.filter(({ who }) => who === 'coach').length
    await this.page.locator(wholeCaption('coach')).nth(said).waitFor()
    await this.untilListening()
    return (await this.captions()).slice(before.length)
  }

  /** Waits until this is said to be wrong; resolves with the words that are shown, be it for a moment only. */
  async untilNotice(code: string): Promise<string> {
    const words = await this.page.waitForFunction(
      (wanted) => (window as PageWithClock).kinetraTestClock.noticed(wanted),
      code,
      { polling: 50 },
    )
    return (await words.jsonValue()) ?? ''
  }

  /** Nothing is said to be wrong any more. */
  async untilNoNotice(): Promise<void> {
    await this.page.getByTestId('coach-notice').first().waitFor({ state: 'detached' })
  }

  /** The coach is in the call. */
  async untilLive(): Promise<void> {
    await this.page.locator('[data-testid="coach-panel"][data-phase="live"]').waitFor()
  }

  /** Does something to the microphones of the page's machine, or asks after them. */
  async devices<Name extends keyof TestDevices>(
    name: Name,
    ...values: Parameters<TestDevices[Name]>
  ): Promise<ReturnType<TestDevices[Name]>> {
    const asked = { name, values } as { name: 'mute'; values: [boolean] }
    const answer: unknown = await this.page.evaluate(
      ({ name, values }) => (window as PageWithDevices).kinetraTestDevices[name](...values),
      asked,
    )
    return answer as ReturnType<TestDevices[Name]>
  }

  /** Asks the clock that runs in the page. */
  async clock<Name extends keyof PageClock>(
    name: Name,
    ...values: Parameters<PageClock[Name]>
  ): Promise<ReturnType<PageClock[Name]>> {
    const asked = { name, values } as { name: 'saidAt'; values: [string] }
    const answer: unknown = await this.page.evaluate(
      ({ name, values }) => (window as PageWithClock).kinetraTestClock[name](...values),
      asked,
    )
    return answer as ReturnType<PageClock[Name]>
  }

  async captions(): Promise<Caption[]> {
    return await this.page.getByTestId('coach-caption').evaluateAll((elements) =>
      elements.map((element) => ({
        who: element.getAttribute('data-who') ?? '',
        text: (element.textContent ?? '').trim(),
      })),
    )
  }

  /** A whole caption: the state of the coach may be told later than its first word. */
  async untilCaption(who: 'user' | 'coach', text: RegExp): Promise<void> {
    await this.page.locator(wholeCaption(who)).filter({ hasText: text }).first().waitFor()
  }

  /** Words of the user's own are shown that are not final yet. */
  async untilSpokenWords(): Promise<void> {
    await this.page.locator('[data-testid="coach-caption"][data-who="user"][data-final="false"]').waitFor()
  }

  /** The coach has finished speaking. */
  async untilListening(): Promise<void> {
    await this.untilState('listening')
  }

  async untilState(state: string): Promise<void> {
    await this.page.locator(`[data-testid="coach-state"][data-state="${state}"]`).waitFor()
  }

  /** What came out of the loudspeaker since the last time, recognised; where a busy machine made it falter, as one. */
  async heard(): Promise<string> {
    const { received, sampleRate } = await this.record()
    const words = withoutPauses(received, sampleRate)
    return words.length === 0 ? '' : await transcribe(this.#product, words, sampleRate)
  }

  /** Both sides of the call since the last time, on one clock. */
  async record(): Promise<Recording> {
    return decodeRecording(await this.page.evaluate(() => (window as PageWithSound).kinetraTestSound.take()))
  }

  /** Puts a sound into the microphone; resolves when its last sample was said. */
  async play(sound: Int16Array): Promise<void> {
    await this.page.evaluate(
      (samples) => (window as PageWithSound).kinetraTestSound.speak(samples),
      [...sound],
    )
  }

  /** From now on the microphone hears the loudspeaker, as without headphones (gain 0: not any more). */
  async echo(delayMs: number, gain: number): Promise<void> {
    await this.page.evaluate(
      ([delay, volume]) => (window as PageWithSound).kinetraTestSound.echo(delay, volume),
      [delayMs, gain] as const,
    )
  }

  /** Nothing has come out of the loudspeaker for a while. */
  async untilQuiet(quietMs: number): Promise<void> {
    await this.page.waitForFunction(
      (quiet) => (window as PageWithSound).kinetraTestSound.quietForMs() >= quiet,
      quietMs,
      { polling: 50 },
    )
  }

  /** The coach has been heard without a break for a while. */
  async untilTalking(talkingMs: number): Promise<void> {
    await this.page.waitForFunction(
      (talking) => (window as PageWithSound).kinetraTestSound.talkingForMs() >= talking,
      talkingMs,
      { polling: 20 },
    )
  }

  async endCall(): Promise<void> {
    await coachOf(this.page).end.click()
    await this.page.context().close()
  }
}

function wholeCaption(who: 'user' | 'coach'): string {
  return `[data-testid="coach-caption"][data-who="${who}"][data-final="true"]`
}

function said(captions: readonly Caption[], speaker: string): string {
  return captions
    .filter(({ who }) => who === speaker)
    .map(({ text }) => text)
    .join(' ')
}
