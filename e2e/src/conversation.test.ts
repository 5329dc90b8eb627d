import { expect } from 'vitest'
import { countEvents, highestEventMs, peakOf, workoutOf } from './api.ts'
import { numbersIn } from './numbers.ts'
import { test as it } from './testing-product.ts'

it('a conversation goes on by typing, across pages, and moves the page', async ({
  product,
  run,
  inCall: caller,
}) => {
  const tennis = await workoutOf(product, 'tennis')

  const typed = await caller.type('How many events were there in total?')
  expect(numbersIn(typed)).toContain(await countEvents(product, run.id))

  const shown = await caller.ask('Can you show me the hardest hit?')
  expect(shown.answer).not.toBe('')
  const hardest = await highestEventMs(product, run.id)
  await expect.poll(() => caller.replayMs()).toBeGreaterThanOrEqual(hardest - 100)
  expect(await caller.replayMs()).toBeLessThanOrEqual(hardest + 100)

  await caller.follow(`/workouts/${tennis.id}`)
  const other = await caller.ask('What was my peak pressure on the medial heel?')
  expect(numbersIn(other.answer)).toContain(await peakOf(product, tennis.id, 'Med Heel'))
  await caller.endCall()
})
