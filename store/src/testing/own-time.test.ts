import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { ownTime } from './own-time.ts'

it('counts what passes, and not what this process is kept from', async () => {
  const beganAt = performance.now()
  const passed = ownTime()
  await sleep(200)
  const heldUpUntil = performance.now() + 1000
  while (performance.now() < heldUpUntil);
  const passedMs = passed()
  expect(passedMs).toBeGreaterThan(10)
  expect(passedMs).toBeLessThan(performance.now() - beganAt - 900)
})
