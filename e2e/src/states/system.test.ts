/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test as it } from '../testing-product.ts'

/** What the page has told the browser of its call. */
interface System {
  readonly actions: Map<string, (() => void) | null>
  readonly kinds: string[]
  readonly volumes: number[]
  frames: number
}
type PageWithSystem = typeof window & { kinetraTestSystem: System }

/** Runs in the page before its own scripts: Safari's audio session, and ears for what the browser is told. */
function installSystem(): void {
  const system: System = { actions: new Map(), kinds: [], volumes: [], frames: 0 }
  Object.assign(window, { kinetraTestSystem: system })
  localStorage.setItem('kinetra.settings', JSON.stringify({ consent: true }))
  let kind = 'auto'
  const audioSession = {
    get type() {
      return kind
    },
    set type(value: string) {
      kind = value
      system.kinds.push(value)
    },
  }
  Object.defineProperty(navigator, 'audioSession', { value: audioSession })
  const { mediaSession } = navigator
  const setActionHandler = mediaSession.setActionHandler.bind(mediaSession)
  mediaSession.setActionHandler = (action, handler) => {
    setActionHandler(action, handler)
    system.actions.set(action, handler && (() => handler({ action })))
  }
  const setTargetAtTime = AudioParam.prototype.setTargetAtTime
  AudioParam.prototype.setTargetAtTime = function (value, ...rest) {
    system.volumes.push(value)
    return setTargetAtTime.call(this, value, ...rest)
  }
  const requestFrame = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (callback) => {
    system.frames += 1
    return requestFrame(callback)
  }
}

/** As on iOS: an element is as loud as the device, whatever it is told. */
function installFixedVolume(): void {
  Object.defineProperty(HTMLMediaElement.prototype, 'volume', { get: () => 1, set: () => undefined })
}

const press = async (page: Page, action: string) =>
  await page.evaluate((name) => (window as PageWithSystem).kinetraTestSystem.actions.get(name)?.(), action)
const system = async <Value>(page: Page, read: (told: System) => Value): Promise<Value> =>
  await page.evaluate<Value>(`(${read})(window.kinetraTestSystem)`)

describe('the system', () => {
  it('mutes and ends the call by a headset’s button, knows what is played, and keeps the screen awake', async ({
    visit,
  }) => {
    const caller = await visit({ before: installSystem })
    const { page } = caller
    await caller.call()
    await caller.untilLive()
    await expect.poll(() => caller.devices('live')).toEqual(['desk'])
    expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe('In a call with the coach')
    expect(await system(page, ({ kinds }) => kinds)).toEqual(['play-and-record'])

    await press(page, 'pause')
    await page.getByRole('button', { name: 'Unmute' }).waitFor()
    await expect.poll(() => caller.devices('live')).toEqual([])
    await press(page, 'play')
    await page.getByRole('button', { name: 'Mute', exact: true }).waitFor()
    await expect.poll(() => caller.devices('live')).toEqual(['desk'])
    await press(page, 'togglemicrophone')
    await expect.poll(() => caller.devices('live')).toEqual([])

    // The browser lets go of the screen where the tab is hidden.
    await expect.poll(() => caller.devices('awake')).toBe(1)
    await caller.devices('sleep')
    expect(await caller.devices('awake')).toBe(0)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect.poll(() => caller.devices('awake')).toBe(1)

    await press(page, 'stop')
    await page.getByRole('button', { name: 'Call again' }).waitFor()
    await expect.poll(() => caller.devices('awake')).toBe(0)
    expect(await system(page, ({ kinds }) => kinds)).toEqual(['play-and-record', 'auto'])
    const left = await system(page, ({ actions }) => [...actions.values()].filter((handler) => handler))
    expect(left).toEqual([])
    expect(await page.evaluate(() => navigator.mediaSession.metadata)).toBeNull()
  })

  it('draws nothing behind a closed panel', async ({ visit }) => {
    const { page, ...caller } = await visit({ before: installSystem, path: '/trends' }).then((one) => ({
      page: one.page,
      call: one.call.bind(one),
      untilListening: one.untilListening.bind(one),
    }))
    await caller.call()
    await caller.untilListening()
    const drawn = async () => await system(page, ({ frames }) => frames)
    const before = await drawn()
    await expect.poll(drawn).toBeGreaterThan(before + 10)
    await page.getByRole('button', { name: 'Close the panel' }).click()
    await page.getByRole('button', { name: 'In a call with the coach' }).waitFor()
    // A frame that was asked for by then may still come.
    const frame = async () => await page.evaluate(() => new Promise((done) => setTimeout(done, 100)))
    await frame()
    const closed = await drawn()
    for (let waited = 0; waited < 5; waited += 1) await frame()
    expect(await drawn()).toBe(closed)
    const animated = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    )
    expect(animated).toBe(0)
  })

  it('that fixes the volume of elements, as iOS does, is as loud as was chosen by Web Audio', async ({
    visit,
  }) => {
    const caller = await visit({ before: installSystem })
    const { page } = caller
    await page.context().addInitScript(installFixedVolume)
    await page.reload()
    await caller.startCall()
    await page.getByRole('button', { name: 'Sound' }).click()
    await page.getByRole('slider', { name: 'Volume' }).fill('0.5')
    await expect.poll(() => system(page, ({ volumes }) => volumes.at(-1))).toBe(0.5)
    expect(
      await page.locator('audio').evaluateAll((all) => all.every((one) => (one as HTMLAudioElement).muted)),
    ).toBe(true)
    await caller.endCall()
  })
})
