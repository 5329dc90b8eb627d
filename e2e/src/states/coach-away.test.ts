import { openStore } from '@kinetra/store/open-store'
import { describe, expect, onTestFinished } from 'vitest'
import { peakOf } from '../api.ts'
import { coachOf } from '../coach-controls.ts'
import { inspectPanel, keepPicture } from '../inspect.ts'
import { killJobOf } from '../kill-job.ts'
import { numbersIn } from '../numbers.ts'
import { test as it } from '../testing-product.ts'

/** A worker that answers to another name reports itself as often as a real one does. */
const REPORT_EVERY_MS = 2000

describe('a coach who', () => {
  it('drops out and comes back with the conversation', async ({ product, run, inCall: caller }) => {
    await caller.type('What was my peak pressure on the medial heel?')
    const before = (await caller.captions()).length
    await killJobOf(product, run.id)
    expect(await caller.untilNotice('coach-left')).toMatch(/dropped out.+takes over/)
    await keepPicture(caller.page, 'coach-left')
    await expect.poll(async () => (await caller.captions()).length).toBeGreaterThan(before)
    await caller.untilNoNotice()
    await caller.untilListening()
    // It goes on in the middle: no second greeting, and "the lateral one" is understood.
    const since = (await caller.captions()).slice(before).map(({ text }) => text)
    expect(since).not.toContainEqual(expect.stringMatching(/we are looking at/))
    const answer = await caller.type('And the lateral one?')
    expect(numbersIn(answer)).toContain(await peakOf(product, run.id, 'Lat Heel'))
    await caller.endCall()
  })

  it('is not there, or in another call: the caller is told, may hang up, or wait', async ({
    product,
    visit,
  }) => {
    await product.parts.agent.kill()
    const caller = await visit()
    await caller.call()
    expect(await caller.untilNotice('coach-none')).toMatch(/No coach is running.+Try again/)
    expect(await inspectPanel(caller.page, 'coach-none')).toEqual([])

    const store = await openStore({ databasePath: product.databasePath })
    const other = { id: 'another-worker', agentName: 'another-name', calls: 0, capacity: 1 }
    const reports = setInterval(() => void store.workers.report(other), REPORT_EVERY_MS)
    onTestFinished(async () => {
      clearInterval(reports)
      await store.close()
    })
    await store.workers.report(other)
    expect(await caller.untilNotice('coach-misnamed')).toMatch(/not under the name.+Ask whoever runs/)
    expect(await inspectPanel(caller.page, 'coach-misnamed')).toEqual([])
    await coachOf(caller.page).end.click()
    await expect.poll(() => caller.devices('live')).toEqual([])
    expect(await inspectPanel(caller.page, 'call-ended')).toEqual([])

    await product.parts.agent.start({ AGENT_CAPACITY: '1' })
    await coachOf(caller.page).callAgain.click()
    await caller.untilLive()
    const second = await visit()
    await second.call()
    expect(await second.untilNotice('coach-queued')).toMatch(
      /All coaches are in other calls.+number 1 in the queue.+Stay here/,
    )
    expect(await inspectPanel(second.page, 'coach-queued')).toEqual([])
    // Who hangs up frees the coach's place at once.
    await coachOf(caller.page).end.click()
    await second.untilLive()
  })
})
