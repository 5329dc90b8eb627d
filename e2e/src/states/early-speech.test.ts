import { expect } from 'vitest'
import { countEvents } from '../api.ts'
import { coachOf } from '../coach-controls.ts'
import type { PageWithDevices } from '../devices.ts'
import { numbersIn } from '../numbers.ts'
import { test as it } from '../testing-product.ts'
import { speak } from '../voice.ts'

const agreed = () => localStorage.setItem('kinetra.settings', JSON.stringify({ consent: true }))

it('what is said at the click is heard once the coach is there, once, and answered', async ({
  product,
  run,
  visit,
}) => {
  const caller = await visit({ before: agreed })
  const { page } = caller
  const question = await speak(product, 'Please tell me, how many events were there in total?')
  const come = Promise.withResolvers<void>()
  await page.route('**/mount-panel-*.js', async (route) => {
    await come.promise
    await route.continue()
  })
  await page.getByRole('heading', { name: run.name, level: 1 }).waitFor()
  await coachOf(page).launcher.click()
  // Said as the browser's sign of recording comes on, while neither the panel nor the room nor the coach is there.
  await page.waitForFunction(() => (window as PageWithDevices).kinetraTestDevices.live().length > 0)
  await caller.play(question)
  expect(await page.getByRole('dialog').count()).toBe(0)
  come.resolve()
  const said = async (speaker: string) =>
    (await caller.captions()).flatMap(({ who, text }) => (who === speaker ? [text] : [])).join(' ')
  await expect.poll(async () => await said('user')).toMatch(/tell me.* how many events/i)
  await expect.poll(async () => numbersIn(await said('coach'))).toContain(await countEvents(product, run.id))
  await caller.untilListening()
  expect((await said('user')).match(/events/g)).toHaveLength(1)
  await expect.poll(() => caller.devices('live')).toEqual(['desk'])

  // A question that the answer suggests is a button.
  const before = await caller.captions()
  await page.getByRole('button', { name: 'How does that compare with last time?' }).click()
  const [, compared] = await caller.untilAnswered(before)
  expect(numbersIn(compared?.text ?? '')).not.toEqual([])

  // One's own words appear while one still speaks; there is no pause in this.
  const long =
    'I would like to know how my left heel did while I was out running in the park with my friends today'
  const sound = await speak(product, long)
  const isSaid = caller.play(sound).then(() => 'said')
  const isShown = caller.untilSpokenWords().then(() => 'shown')
  // And one sees that one is heard: the print and its bars move with one's own voice.
  const isSeen = page.waitForFunction(() => {
    const state = document.querySelector<HTMLElement>('[data-testid="coach-state"]')?.dataset.state
    const bars = [...document.querySelectorAll<HTMLElement>('.coach-bars > *')]
    return (
      state === 'listening' && bars.some((bar) => bar.getBoundingClientRect().height > 0.4 * bar.offsetHeight)
    )
  })
  expect(await Promise.race([isSaid, isSeen.then(() => 'seen')])).toBe('seen')
  expect(await Promise.race([isSaid, isShown])).toBe('shown')
  await Promise.all([isSaid, isShown])
  await caller.endCall()
})
