import { expect } from 'vitest'
import { turnsOfLatestCall } from './api.ts'
import { test as it } from './testing-product.ts'

it('"goodbye" ends the call, after the coach’s own goodbye was heard', async ({
  product,
  run,
  inCall: caller,
}) => {
  await caller.begin('Thank you, goodbye.')
  await caller.page.getByTestId('coach-call-again').waitFor({ timeout: 30_000 })
  const heard = await caller.heard()
  expect(heard).toMatch(/bye|easy on your feet|next time/i)
  const turns = await turnsOfLatestCall(product, run.id)
  expect(turns.at(-1)).toMatchObject({ who: 'coach' })
  expect(turns.at(-1)).not.toHaveProperty('interrupted')
})
