import { describe, expect } from 'vitest'
import { countEvents, peakOf, turnsOfLatestCall } from './api.ts'
import type { Caller } from './caller.ts'
import { importRecording } from './import-recording.ts'
import { isHeard, isSaid, numbersIn } from './numbers.ts'
import { test as it } from './testing-product.ts'
import { sharedWords } from './words.ts'

/** Asks again, as people do, where the caption of the question shows that it was misheard. */
async function askUntilHeard(caller: Caller, question: string) {
  for (let asked = 1; ; asked += 1) {
    const about = await caller.ask(question)
    if (asked === 3 || sharedWords(question, about.question) > 0.9) return about
  }
}

describe('a spoken question gets the stored number as a spoken answer', () => {
  it('about a sample run: the peak of a region, the number of events', async ({
    product,
    run,
    inCall: caller,
  }) => {
    expect(await caller.heard()).not.toBe('')

    const peak = await peakOf(product, run.id, 'Med Heel')
    const question = 'What was my peak pressure on the medial heel?'
    const about = await askUntilHeard(caller, question)
    expect(sharedWords(question, about.question), about.question).toBeGreaterThan(0.5)
    expect(numbersIn(about.answer)).toContain(peak)
    expect(isSaid(about.heard, about.answer), about.heard).toBe(true)

    const events = await countEvents(product, run.id)
    const counted = await caller.ask('How many events were there in total?')
    expect(numbersIn(counted.answer)).toContain(events)
    expect(isSaid(counted.heard, counted.answer), counted.heard).toBe(true)

    const turns = await turnsOfLatestCall(product, run.id)
    const tools = turns.flatMap(({ toolCalls }) => toolCalls ?? [])
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['get_pressure_summary', 'get_events']),
    )
    expect(turns.map(({ who }) => who).slice(0, 3)).toEqual(['coach', 'user', 'coach'])

    // The greeting was ready before the page was: all of it is there, its numbers lead to their source.
    const [first] = await caller.captions()
    expect(first?.text).toBe(turns[0]?.text)
    const links = caller.page.getByTestId('coach-caption').first().getByRole('link')
    expect(await links.allTextContents()).toEqual(numbersIn(first?.text ?? '').map(String))
    await caller.endCall()
  })

  it('about an imported recording, while somebody else asks about another workout', async ({
    product,
    run,
    visit,
  }) => {
    const imported = await importRecording(product)
    const [first, second] = await Promise.all([visit({ path: `/workouts/${imported}` }), visit()])
    await Promise.all([first.startCall(), second.startCall()])
    const question = 'What was my peak pressure on the lateral heel?'
    const [here, there] = await Promise.all([askUntilHeard(first, question), askUntilHeard(second, question)])
    const [peakHere, peakThere] = await Promise.all([
      peakOf(product, imported, 'Lat Heel'),
      peakOf(product, run.id, 'Lat Heel'),
    ])
    expect(peakHere).not.toBe(peakThere)
    expect(numbersIn(here.answer)).toContain(peakHere)
    expect(numbersIn(there.answer)).toContain(peakThere)
    expect(isSaid(here.heard, here.answer), here.heard).toBe(true)
    expect(isSaid(there.heard, there.answer), there.heard).toBe(true)
    expect(isHeard(here.heard, peakThere), here.heard).toBe(false)
    expect(isHeard(there.heard, peakHere), there.heard).toBe(false)
    await Promise.all([first.endCall(), second.endCall()])
  })
})
