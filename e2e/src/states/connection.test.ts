import { describe, expect } from 'vitest'
import { countEvents } from '../api.ts'
import { coachOf } from '../coach-controls.ts'
import { inspectPage, inspectPanel } from '../inspect.ts'
import { numbersIn } from '../numbers.ts'
import { test as it } from '../testing-product.ts'

describe('a connection that', () => {
  it('is lost for a while: told, and the call resumes', async ({ product, run, inCall: caller }) => {
    product.parts.livekit.freeze()
    expect(await caller.untilNotice('reconnecting')).toMatch(/connection was lost.+stay on this page/)
    expect(await inspectPanel(caller.page, 'reconnecting')).toEqual([])
    product.parts.livekit.thaw()
    await caller.untilNoNotice()
    await caller.untilListening()
    const answer = await caller.type('How many events were there in total?')
    expect(numbersIn(answer)).toContain(await countEvents(product, run.id))
    await caller.endCall()
  })

  it('does not come back: told, and the microphone is released', async ({ product, visit }) => {
    const [caller, other] = [await visit(), await visit()]
    await caller.startCall()
    const said = await caller.captions()
    await product.parts.livekit.kill()
    await caller.untilNotice('reconnecting')
    await other.call()
    expect(await other.untilNotice('call-unreachable')).toMatch(/could not be connected.+try again/)
    expect(await inspectPanel(other.page, 'voice-server-down')).toEqual([])
    expect(await caller.untilNotice('connection-lost')).toMatch(/did not come back.+continue the call/)
    await expect.poll(() => caller.devices('live')).toEqual([])
    expect(await caller.captions()).toEqual(said)
    expect(await inspectPanel(caller.page, 'connection-lost')).toEqual([])

    await product.parts.livekit.start()
    await coachOf(other.page).callAgain.click()
    await other.untilCaption('coach', /\w+/)
    await other.endCall()
  })

  it('ends with the voice server’s memory of the call: told, what was said stays, a click calls again', async ({
    product,
    inCall: caller,
  }) => {
    const said = await caller.captions()
    await product.parts.livekit.kill()
    await product.parts.livekit.start()
    expect(await caller.untilNotice('call-over')).toMatch(/call has ended.+Call again/)
    await expect.poll(() => caller.devices('live')).toEqual([])
    expect(await caller.captions()).toEqual(said)
    expect(await inspectPanel(caller.page, 'call-over')).toEqual([])
    await coachOf(caller.page).callAgain.click()
    await caller.untilCaption('coach', /\w+/)
    await caller.endCall()
  })

  it('has no server behind it: told, page and call alike', async ({ product, run, visit }) => {
    const caller = await visit({ path: '/' })
    const { page } = caller
    await page.getByRole('link', { name: run.name }).waitFor()
    await coachOf(page).launcher.click()
    await coachOf(page).agree.waitFor()
    await product.parts.server.kill()
    await coachOf(page).agree.click()
    expect(await caller.untilNotice('server-down')).toMatch(/not responding.+try again/)
    await expect.poll(() => caller.devices('live')).toEqual([])
    expect(await inspectPanel(page, 'server-down')).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: run.name }).click()
    await page.locator('main').getByText('The server is not responding.').waitFor()
    expect(await inspectPage(page, 'page-server-down')).toEqual([])

    await product.parts.server.start()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: run.name }).waitFor()
    await caller.call()
    await caller.untilCaption('coach', /\w+/)
    await caller.endCall()
  })
})
