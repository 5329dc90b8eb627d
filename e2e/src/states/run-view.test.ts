import { describe, expect } from 'vitest'
import { inspectPanel } from '../inspect.ts'
import { test as it } from '../testing-product.ts'

describe('a call while running', () => {
  it('fills the screen, with one large target to mute, and what holds with the screen off', async ({
    inCall,
  }) => {
    const { page } = inCall
    await page.getByTestId('coach-run-open').click()
    await page.getByText(/on an iPhone or iPad/).waitFor()
    const mute = page.getByTestId('coach-mute')
    const [target, screen] = [await mute.boundingBox(), page.viewportSize()]
    if (!target || !screen) throw new Error('There is no target.')
    expect((target.width * target.height) / (screen.width * screen.height)).toBeGreaterThan(0.3)
    expect(await inspectPanel(page, 'run-view')).toEqual([])
    await mute.click()
    await expect.poll(async () => await mute.textContent()).toBe('Unmute')
    await mute.click()
    await expect.poll(async () => await mute.textContent()).toBe('Mute')
    await page.getByTestId('coach-run-leave').click()
    await page.getByRole('button', { name: 'Sound' }).waitFor()
    await inCall.endCall()
  })
})
