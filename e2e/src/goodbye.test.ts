import { expect } from 'vitest'
import { turnsOfLatestCall } from './api.ts'
import { coachOf } from './coach-controls.ts'
import { test as it } from './testing-product.ts'
import { sharedWords } from './words.ts'

it('"goodbye" ends the call, after the coach’s own goodbye was heard', async ({
  product,
  run,
  inCall: caller,
}) => {
  await caller.begin('Okay, goodbye.')
  await coachOf(caller.page).callAgain.waitFor()
  const heard = await caller.heard()
  const turns = await turnsOfLatestCall(product, run.id)
  const goodbye = turns.at(-1)
  expect(goodbye).toMatchObject({ who: 'coach' })
  expect(goodbye).not.toHaveProperty('interrupted')
  // Nothing comes after it.
  expect((await caller.captions()).at(-1)).toMatchObject({ who: 'coach', text: goodbye?.text })
  expect(sharedWords(goodbye?.text ?? '', heard), heard).toBeGreaterThan(0.5)
})
