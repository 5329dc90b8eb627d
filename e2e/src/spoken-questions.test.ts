import { describe, expect } from 'vitest'
import { countEvents, peakOf, turnsOfLatestCall } from './api.ts'
import { expectSpoken } from './expect-spoken.ts'
import { importRecording } from './import-recording.ts'
import { numbersIn } from './numbers.ts'
import { test as it } from './testing-product.ts'

describe('a spoken question gets the stored number as a spoken answer', () => {
  it('about a sample run: the peak of a region, the number of events', async ({
    product,
    run,
    inCall: caller,
  }) => {
    expect(await caller.heard()).not.toBe('')

    const peak = await peakOf(product, run.id, 'Med Heel')
    await expectSpoken(caller, 'What was my peak pressure on the medial heel?', peak)
    const events = await countEvents(product, run.id)
    await expectSpoken(caller, 'How many events were there in total?', events)

    const turns = await turnsOfLatestCall(product, run.id)
    const tools = turns.flatMap(({ toolCalls }) => toolCalls ?? [])
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['get_pressure_summary', 'get_events']),
    )
    const questions = turns.filter(({ who }) => who === 'user')
    expect(questions.length).toBeGreaterThanOrEqual(2)
    expect(turns.map(({ who }) => who)).toEqual(['coach', ...questions.flatMap(() => ['user', 'coach'])])

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
    const [peakHere, peakThere] = await Promise.all([
      peakOf(product, imported, 'Lat Heel'),
      peakOf(product, run.id, 'Lat Heel'),
    ])
    expect(peakHere).not.toBe(peakThere)
    await Promise.all([expectSpoken(first, question, peakHere), expectSpoken(second, question, peakThere)])
    await Promise.all([first.endCall(), second.endCall()])
  })
})
