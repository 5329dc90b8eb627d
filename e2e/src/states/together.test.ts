import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { countEvents, highestEventMs, workoutOf } from '../api.ts'
import { coachOf } from '../coach-controls.ts'
import { inspectPage, keepPicture } from '../inspect.ts'
import { numbersIn } from '../numbers.ts'
import { test as it } from '../testing-product.ts'

const PHONE = { width: 390, height: 844 }

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
  it('the coach moves the replay, lights a region and opens a workout: announced, undone', async ({
    product,
    run,
    visit,
  }) => {
    const tennis = await workoutOf(product, 'tennis')
    const caller = await visit()
    const { page } = caller
    await caller.startCall()
    const undo = page.getByTestId('coach-action').getByRole('button', { name: 'Undo' })
    const announced = async (words: string) =>
      await expect.poll(() => caller.clock('saidAt', words)).not.toBe(null)

    const startMs = await caller.replayMs()
    const hardestMs = await highestEventMs(product, run.id)
    await caller.type('Show me the hardest hit.')
    expect(Math.abs((await caller.replayMs()) - hardestMs)).toBeLessThanOrEqual(100)
    await announced('The coach moved to')
    // What has the focus does not go away under one's fingers.
    await undo.focus()
    expect(await inspectPage(page, 'coach-moved-the-replay')).toEqual([])
    await undo.click()
    await expect.poll(async () => Math.abs((await caller.replayMs()) - startMs)).toBeLessThanOrEqual(600)

    const heel = page.locator('[data-testid="region-Lat Heel"][data-highlighted="true"]').first()
    await caller.type('Show me the lateral heel.')
    await heel.waitFor()
    await announced('The coach points at')
    await undo.click()
    await heel.waitFor({ state: 'detached' })

    await caller.type('Open my last tennis session.')
    await page.waitForURL(({ pathname }) => pathname === `/workouts/${tennis.id}`)
    await announced('The coach opened')
    await undo.click()
    await page.waitForURL(({ pathname }) => pathname === `/workouts/${run.id}`)
    const answer = await caller.type('How many events were there in total?')
    expect(numbersIn(answer)).toContain(await countEvents(product, run.id))
    await caller.endCall()
  })

  it('a whole call with the keyboard alone; the coach’s sentences are announced, once they are finished, for who asks for it', async ({
    product,
    run,
    visit,
  }) => {
    const caller = await visit()
    const { page } = caller
    const spoken = async () => (await caller.clock('said')).filter((words) => words.startsWith('Coach: '))
    await coachOf(page).launcher.waitFor()
    await tabTo(page, 'coach-launcher', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await coachOf(page).agree.waitFor()
    await expect.poll(() => focused(page)).toBe('coach-consent')
    await page.keyboard.press('Enter')
    await caller.untilCaption('coach', /\w+/)
    await caller.untilListening()
    await expect.poll(() => focused(page)).toBe('coach-input')
    // A screen reader does not talk over the coach.
    expect(await spoken()).toEqual([])
    await page.getByRole('button', { name: 'Sound' }).click()
    await page.getByRole('checkbox', { name: 'Announce captions to screen readers' }).check()
    await page.getByRole('button', { name: 'Sound' }).click()
    await coachOf(page).input.focus()
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
    await page.getByRole('button', { name: 'In a call with the coach' }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('coach-input')
    await tabTo(page, 'coach-end')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('coach-call-again')
    await tabTo(page, 'coach-good', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Thank you.').waitFor()

    const finished = (await caller.captions()).map(({ text }) => `Coach: ${text}`)
    expect((await spoken()).length).toBeGreaterThanOrEqual(1)
    expect((await spoken()).filter((words) => !finished.includes(words))).toEqual([])
  })

  it('is a sheet on a phone: the foot stays in sight, what the coach did can be undone, nothing moves for who wants no motion', async ({
    product,
    run,
    visit,
  }) => {
    const caller = await visit({ context: { viewport: PHONE, hasTouch: true, reducedMotion: 'reduce' } })
    const { page } = caller
    await caller.call()
    await caller.untilState('speaking')
    const moving = await page.evaluate(
      () =>
        document
          .getAnimations()
          .filter(({ effect }) => effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY).length,
    )
    expect(moving).toBe(0)
    await caller.untilListening()
    const panel = page.getByRole('dialog', { name: 'Coach' })
    const topOf = async () => (await panel.boundingBox())?.y ?? 0
    expect(await topOf()).toBeGreaterThan(PHONE.height * 0.3)
    expect(await inspectPage(page, 'sheet-half')).toEqual([])
    await page.getByRole('button', { name: 'Show more of the coach' }).click()
    await expect.poll(topOf).toBe(0)
    // From its last stop the focus goes to the browser's own controls, never to what is behind the sheet.
    const isInside = async () =>
      await page.evaluate(() => {
        const { activeElement: focused, body } = document
        return focused === body || focused?.closest('[data-testid="coach-panel"]') !== null
      })
    for (let count = 0; count < 20; count += 1) {
      await page.keyboard.press(count < 10 ? 'Tab' : 'Shift+Tab')
      expect(await isInside()).toBe(true)
    }

    // What the coach points at is above the sheet, and so is the way back.
    const startMs = await caller.replayMs()
    await caller.type('Show me the hardest hit.')
    const hardestMs = await highestEventMs(product, run.id)
    await expect.poll(async () => Math.abs((await caller.replayMs()) - hardestMs)).toBeLessThanOrEqual(100)
    await expect.poll(topOf).toBeGreaterThan(PHONE.height * 0.3)
    const foot = page.getByTestId('heat-map').first()
    await expect.poll(async () => (await foot.boundingBox())?.y ?? -1).toBeGreaterThanOrEqual(0)
    expect((await foot.boundingBox())?.y ?? 0).toBeLessThan(await topOf())
    await keepPicture(page, 'sheet-points-phone')
    await page.getByTestId('coach-action').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(async () => Math.abs((await caller.replayMs()) - startMs)).toBeLessThanOrEqual(600)

    const handle = page.getByRole('button', { name: 'Show more of the coach' })
    const grip = await handle.boundingBox()
    const [x, y] = [(grip?.x ?? 0) + 48, (grip?.y ?? 0) + 20]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + 80)
    await page.mouse.up()
    await expect.poll(topOf).toBeGreaterThan(PHONE.height * 0.8)
    await keepPicture(page, 'sheet-low-phone')
    await page.getByRole('button', { name: 'Close the panel' }).click()
    await expect.poll(() => focused(page)).toBe('coach-launcher')
  })
})
