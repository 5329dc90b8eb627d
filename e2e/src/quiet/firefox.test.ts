/// <reference lib="dom" />
import { whyNoEngine } from '@kinetra/stack/install/engines'
import { beforeEach, describe, expect } from 'vitest'
import { peakOf, turnsOfLatestCall } from '../api.ts'
import { FirefoxCaller } from '../engines/firefox.ts'
import { SoundCard } from '../engines/sound-card.ts'
import { expectSpoken } from '../expect-spoken.ts'
import { test } from '../testing-product.ts'
import { sharedWords } from '../words.ts'

const reason = whyNoEngine('firefox-esr', 'pulseaudio')

const it = test
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs
  .extend('card', async ({}, { onCleanup }) => {
    const card = await SoundCard.start()
    onCleanup(async () => await card.stop())
    return card
  })
  .extend('inFirefox', async ({ product, run, card }, { onCleanup }) => {
    const caller = await FirefoxCaller.at(product, card, `/workouts/${run.id}`)
    onCleanup(async () => await caller.close())
    return caller
  })

describe('Firefox', () => {
  beforeEach(({ skip }) => skip(reason !== undefined, reason))

  // A question may be asked three times over.
  it('a whole call: greeted, a spoken question answered aloud, muted, hung up', { timeout: 480_000 }, async ({
    product,
    run,
    card,
    inFirefox: caller,
  }) => {
    const listeners = expect.poll(async () => await card.listeners())
    expect(await card.listeners()).toBe(0)
    await caller.press('Ask the coach')
    await caller.press('Agree and talk')
    await caller.untilAnswered(1)
    const [greeting] = await caller.captions()
    expect(sharedWords(greeting?.text ?? '', await caller.heard())).toBeGreaterThan(0.7)
    expect(await card.listeners()).toBe(1)

    const peak = await peakOf(product, run.id, 'Med Heel')
    await expectSpoken(caller, 'What was my peak pressure on the medial heel?', peak)

    // To another loudspeaker, and back to the system's own.
    await caller.press('Sound')
    const speaker = '::-p-aria([name="Speaker"][role="combobox"])'
    const [own = '', other = ''] = await caller.page.$$eval(`${speaker} option`, (options) =>
      options.map((option) => (option as HTMLOptionElement).value),
    )
    for (const chosen of [other, own]) await caller.page.select(speaker, chosen)

    await caller.press('Mute')
    await listeners.toBe(0)
    await caller.press('Unmute')
    await listeners.toBe(1)
    expect(await caller.page.$$('[data-testid="coach-notice"]')).toEqual([])

    await caller.press('End')
    await caller.page.locator('::-p-aria([name="Call again"][role="button"])').wait()
    await listeners.toBe(0)
    const turns = await turnsOfLatestCall(product, run.id)
    expect(turns.map(({ who }) => who).slice(0, 3)).toEqual(['coach', 'user', 'coach'])
    expect(caller.faults).toEqual([])
  })
})
