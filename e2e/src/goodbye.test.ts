import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callsOf, listWorkouts, turnsOf } from './api.ts'
import { openBrowser } from './browser.ts'
import { Caller } from './caller.ts'
import { type Product, startProduct } from './product.ts'

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

it('"goodbye" ends the call, after the coach’s own goodbye was heard', async () => {
  const run = (await listWorkouts(product)).find(({ type }) => type === 'running')
  const caller = await Caller.at(product, browser, `/workouts/${run?.id}`)
  await caller.startCall()
  await caller.begin('Thank you, goodbye.')
  await caller.page.getByTestId('coach-call-again').waitFor({ timeout: 30_000 })
  const heard = await caller.heard()
  expect(heard).toMatch(/bye|easy on your feet|next time/i)
  const turns = await turnsOf(product, (await callsOf(product, run?.id ?? ''))[0]?.id ?? '')
  expect(turns.at(-1)).toMatchObject({ who: 'coach' })
  expect(turns.at(-1)).not.toHaveProperty('interrupted')
  await caller.page.context().close()
})
