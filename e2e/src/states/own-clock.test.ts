import { describe, expect } from 'vitest'
import { test as it } from '../testing-product.ts'

/** Fourteen hours before the clock of most servers: the day is another one, too. */
const timeZone = 'Pacific/Kiritimati'

describe('a workout’s time', () => {
  it('is told as the page shows it, on the reader’s clock', async ({ run, visit }) => {
    const caller = await visit({ context: { timezoneId: timeZone } })
    const shown = new Intl.DateTimeFormat('en', { timeStyle: 'short', hourCycle: 'h23', timeZone })
    const time = shown.format(new Date(run.startedAt))
    await caller.page.locator('main').getByText(`· ${time}`).first().waitFor()
    await caller.startCall()
    const answer = await caller.type('What time did I start this run?')
    const [, hour, minute, half] = /at (\d+):(\d\d) ([ap])m/.exec(answer) ?? []
    const hourOfDay = (Number(hour) % 12) + (half === 'p' ? 12 : 0)
    expect(`${String(hourOfDay).padStart(2, '0')}:${minute}`).toBe(time)
    await caller.endCall()
  })
})
