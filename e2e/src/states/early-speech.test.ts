import { expect } from 'vitest'
import { countEvents } from '../api.ts'
import { coachOf } from '../coach-controls.ts'
import type { PageWithSound } from '../microphone.ts'
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
  // Said as the button goes down, while neither the panel nor the room nor the coach is there.
  await page.getByRole('heading', { name: run.name, level: 1 }).waitFor()
  await page.evaluate(
    (samples) =>
      document.addEventListener(
        'click',
        () => void (window as unknown as PageWithSound).kinetraTestSound.speak(samples),
        { once: true },
      ),
    [...question],
  )
  await coachOf(page).launcher.click()
  const said = async (speaker: string) =>
    (await caller.captions()).flatMap(({ who, text }) => (who === speaker ? [text] : [])).join(' ')
  const patience = { timeout: 60_000 }
  await expect.poll(async () => await said('user'), patience).toMatch(/please tell me.* how many events/i)
  await expect
    .poll(async () => numbersIn(await said('coach')), patience)
    .toContain(await countEvents(product, run.id))
  await caller.untilListening()
  expect((await said('user')).match(/events/g)).toHaveLength(1)
  await expect.poll(() => caller.devices('live')).toEqual(['desk'])

  // A question that the answer suggests is a button.
  const before = await caller.captions()
  await page.getByRole('button', { name: 'How does that compare with last time?' }).click()
  const [, compared] = await caller.untilAnswered(before)
  expect(numbersIn(compared?.text ?? '')).not.toEqual([])
  await caller.endCall()
})
