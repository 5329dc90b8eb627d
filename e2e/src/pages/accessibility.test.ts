import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type Control, controlsOf, namelessOf, namesOf } from '../accessibility-tree.ts'
import { coachOf } from '../coach-controls.ts'
import { test as it } from '../testing-product.ts'

const PHONE = { width: 390, height: 844 }
/** One control, by role and name. */
async function control(page: Page, role: string, name: string): Promise<Control | undefined> {
  const found = (await controlsOf(page)).filter((one) => one.role === role && one.name === name)
  expect(found.length, `${role} "${name}"`).toBeLessThanOrEqual(1)
  return found[0]
}

describe('assistive technology is told by the browser', () => {
  it('the name of every control of every page', async ({ run, visit }) => {
    const { page } = await visit({ path: '/' })
    for (const [path, heading] of [
      ['/', 'Workouts'],
      ['/trends', 'Trends'],
      ['/settings', 'Settings'],
      [`/workouts/${run.id}`, run.name],
    ] as const) {
      await page.goto(new URL(path, page.url()).href)
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
      await page
        .getByText(/^Loading/)
        .first()
        .waitFor({ state: 'detached' })
      const controls = await controlsOf(page)
      expect(await namelessOf(page), path).toEqual([])
      expect(namesOf(controls)).toEqual(expect.arrayContaining(['link "Workouts"', 'button "Ask the coach"']))
    }
  })

  it('the names and states of the coach’s controls, and what is out of use', async ({ visit }) => {
    const caller = await visit()
    const { page } = caller
    await coachOf(page).launcher.waitFor()
    expect((await control(page, 'button', 'Ask the coach'))?.states).toMatchObject({
      expanded: false,
      hasPopup: 'dialog',
    })
    await caller.startCall()
    expect((await control(page, 'dialog', 'Coach'))?.states.modal).not.toBe(true)
    await page.getByRole('button', { name: 'Sound' }).click()
    expect((await control(page, 'button', 'Sound'))?.states.expanded).toBe(true)
    const controls = await controlsOf(page)
    expect(await namelessOf(page)).toEqual([])
    expect(namesOf(controls)).toEqual(
      expect.arrayContaining([
        'textbox "Type a message to the coach"',
        'button "Mute"',
        'button "End"',
        'slider "Volume"',
        'combobox "Microphone"',
        'checkbox "Announce captions to screen readers"',
        'link "Workouts"',
      ]),
    )
    await page.getByRole('button', { name: 'Mute', exact: true }).click()
    await expect.poll(async () => await control(page, 'button', 'Unmute')).toBeDefined()
    expect(await control(page, 'button', 'Mute')).toBeUndefined()

    // A sheet that fills a phone is all there is.
    await page.setViewportSize(PHONE)
    await page.getByRole('button', { name: 'Show more of the coach' }).click()
    await expect.poll(async () => (await control(page, 'dialog', 'Coach'))?.states.modal).toBe(true)
    expect(await control(page, 'link', 'Workouts')).toBeUndefined()
    expect(await namelessOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Show more of the page' }).click()
    await expect.poll(async () => await control(page, 'link', 'Workouts')).toBeDefined()
    await caller.endCall()
  })
})
