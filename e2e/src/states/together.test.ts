import type { Workout } from '@kinetra/workouts/workout'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { countEvents, highestEventMs, listWorkouts } from '../api.ts'
import { openBrowser } from '../browser.ts'
import { Caller } from '../caller.ts'
import { closePages } from '../close-pages.ts'
import { inspectPage } from '../inspect.ts'
import { numbersIn } from '../numbers.ts'
import { type Product, startProduct } from '../product.ts'

const PHONE = { width: 390, height: 844 }
const SOON_MS = 300
const SMOOTH_MS = 200
/** A picture changes sixty times a second; what is drawn anew for each word or second stays far below. */
const CALM_PER_SECOND = 15

let product: Product
let browser: Browser
let run: Workout
let tennis: Workout

beforeAll(async () => {
  const [started, opened] = await Promise.all([startProduct(), openBrowser()])
  product = started
  browser = opened
  const workouts = await listWorkouts(product)
  const find = (type: Workout['type']) => {
    const found = workouts.find((workout) => workout.type === type)
    if (!found) throw new Error(`no ${type} sample`)
    return found
  }
  run = find('running')
  tennis = find('tennis')
})
afterEach(async ({ task }) => await closePages(browser, task))
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const visit = async (options: Parameters<typeof Caller.at>[3] = {}) =>
  await Caller.at(product, browser, `/workouts/${run.id}`, options)

const focused = async (page: Page) =>
  await page.evaluate(() => {
    const { activeElement: element } = document
    return element?.getAttribute('data-testid') ?? element?.textContent ?? ''
  })

/** Presses a key until something has the focus, as people do who have no mouse. */
async function tabTo(page: Page, wanted: string, key = 'Tab'): Promise<void> {
  for (let count = 0; count < 60 && (await focused(page)) !== wanted; count += 1)
    await page.keyboard.press(key)
  expect(await focused(page)).toBe(wanted)
}

describe('coach and page', () => {
  it('the coach moves the replay, lights a region and opens a workout: at once, announced, undone', async () => {
    const caller = await visit()
    const { page } = caller
    await caller.startCall()
    const undo = page.getByTestId('coach-action').getByRole('button', { name: 'Undo' })
    const reaction = async (words: string) => {
      const [askedAt, saidAt] = [await caller.clock('askedAt'), await caller.clock('saidAt', words)]
      return askedAt === null || saidAt === null ? Number.POSITIVE_INFINITY : saidAt - askedAt
    }

    const startMs = await caller.replayMs()
    await caller.type('Show me the hardest hit.')
    const hardestMs = await highestEventMs(product, run.id)
    expect(Math.abs((await caller.replayMs()) - hardestMs)).toBeLessThanOrEqual(100)
    expect(await reaction('The coach moved to')).toBeLessThanOrEqual(SOON_MS)
    // What has the focus does not go away under one's fingers.
    await undo.focus()
    expect(await inspectPage(page, 'coach-moved-the-replay')).toEqual([])
    await undo.click()
    await expect.poll(async () => Math.abs((await caller.replayMs()) - startMs)).toBeLessThanOrEqual(600)

    const heel = page.locator('[data-testid="region-Lat Heel"][data-highlighted="true"]').first()
    await caller.type('Show me the lateral heel.')
    await heel.waitFor()
    expect(await reaction('The coach points at')).toBeLessThanOrEqual(SOON_MS)
    await undo.click()
    await heel.waitFor({ state: 'detached' })

    await caller.type('Open my last tennis session.')
    await page.waitForURL(({ pathname }) => pathname === `/workouts/${tennis.id}`)
    expect(await reaction('The coach opened')).toBeLessThanOrEqual(SOON_MS)
    await undo.click()
    await page.waitForURL(({ pathname }) => pathname === `/workouts/${run.id}`)
    const answer = await caller.type('How many events were there in total?')
    expect(numbersIn(answer)).toContain(await countEvents(product, run.id))
    await caller.endCall()
  })

  it('a whole call with the keyboard alone; what is said is announced in finished sentences', async () => {
    const caller = await visit()
    const { page } = caller
    await page.getByTestId('coach-launcher').waitFor()
    await tabTo(page, 'coach-launcher', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByTestId('coach-consent').waitFor()
    await expect.poll(() => focused(page)).toBe('coach-consent')
    await page.keyboard.press('Enter')
    await caller.untilCaption('coach', /\w+/)
    await caller.untilListening()
    await expect.poll(() => focused(page)).toBe('coach-input')
    const before = await caller.captions()
    await page.keyboard.type('How many events were there in total?')
    await page.keyboard.press('Enter')
    const answered = await caller.untilAnswered(before)
    expect(numbersIn(answered.at(-1)?.text ?? '')).toContain(await countEvents(product, run.id))
    await tabTo(page, 'coach-mute')
    await page.keyboard.press('Enter')
    await page.locator('[data-testid="coach-mute"][data-muted="true"]').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe('coach-launcher')
    await page.getByTestId('coach-launcher').getByText('In a call').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('coach-input')
    await tabTo(page, 'coach-end')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('coach-call-again')
    await tabTo(page, 'coach-good', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Thank you.').waitFor()

    const announced = (await caller.clock('said')).filter((words) => /^(You|Coach): /.test(words))
    const finished = (await caller.captions()).map(
      ({ who, text }) => `${who === 'user' ? 'You' : 'Coach'}: ${text}`,
    )
    expect(announced.length).toBeGreaterThanOrEqual(3)
    expect(announced.filter((words) => !finished.includes(words))).toEqual([])
  })

  it('keeps the focus in the panel that fills a phone’s screen, and moves nothing for who wants no motion', async () => {
    const caller = await visit({ context: { viewport: PHONE, hasTouch: true, reducedMotion: 'reduce' } })
    const { page } = caller
    await caller.startCall()
    const isInside = async () =>
      await page.evaluate(() => document.activeElement?.closest('[data-testid="coach-panel"]') !== null)
    for (let count = 0; count < 20; count += 1) {
      await page.keyboard.press(count < 10 ? 'Tab' : 'Shift+Tab')
      expect(await isInside()).toBe(true)
    }
    await page.getByTestId('coach-input').fill('Give me a quick summary of this workout.')
    await page.keyboard.press('Enter')
    await caller.untilState('speaking')
    const moving = await page.evaluate(
      () =>
        document
          .getAnimations()
          .filter(({ effect }) => effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY).length,
    )
    expect(moving).toBe(0)
    await caller.untilListening()
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe('coach-launcher')
  })

  it('stays smooth and calm while the coach speaks and the replay runs', async () => {
    const caller = await visit()
    const { page } = caller
    await caller.startCall()
    await page.getByRole('button', { name: 'Play the replay' }).click()
    await page.getByTestId('coach-input').fill('Give me a quick summary of this workout.')
    await page.getByTestId('coach-send').click()
    await caller.untilState('speaking')
    await caller.clock('countChanges')
    const since = Date.now()
    await caller.clock('longestInteractionMs')
    const longest: number[] = []
    for (const name of ['Numbers', 'Path of the centre of pressure', 'Sound']) {
      const button = page.getByRole('button', { name, exact: true })
      await button.click()
      await button.click()
      longest.push(await caller.clock('longestInteractionMs'))
    }
    await caller.untilListening()
    const seconds = (Date.now() - since) / 1000
    const changes = await caller.clock('changes')
    expect(changes.some(({ element }) => element.includes('coach-bars') || element.includes('lk-'))).toBe(
      true,
    )
    const restless = changes.filter(({ element, count }) => {
      const drawn =
        /coach-bars|lk-audio-bar|footprint|coach-face|scrubber|replay|number|heat-map|playhead|path/
      return !drawn.test(element) && count / seconds > CALM_PER_SECOND
    })
    expect(restless).toEqual([])
    expect(await caller.clock('layoutShift')).toBe(0)
    // Another program may hold up one of them; a page that is slow holds up all.
    expect(Math.min(...longest)).toBeLessThanOrEqual(SMOOTH_MS)
    await caller.endCall()
  })
})
