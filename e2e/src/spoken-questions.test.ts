import type { Workout } from '@kinetra/workouts/workout'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { callsOf, countEvents, listWorkouts, peakOf, turnsOf } from './api.ts'
import { openBrowser } from './browser.ts'
import { Caller } from './caller.ts'
import { importRecording } from './import-recording.ts'
import { isHeard, numbersIn } from './numbers.ts'
import { type Product, startProduct } from './product.ts'

let product: Product
let browser: Browser
let running: Workout

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  const workouts = await listWorkouts(product)
  const withEvents = workouts.find(({ type, highForceEvents }) => type === 'running' && highForceEvents > 0)
  if (!withEvents) throw new Error('no sample run with events')
  running = withEvents
})

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

describe('a spoken question gets the stored number as a spoken answer', () => {
  it('about a sample run: the peak of a region, the number of events', async () => {
    const caller = await Caller.at(product, browser, `/workouts/${running.id}`)
    await caller.startCall()
    expect(await caller.heard()).not.toBe('')

    const peak = await peakOf(product, running.id, 'Med Heel')
    const about = await caller.ask('What was my peak pressure on the medial heel?')
    expect(about.question.toLowerCase()).toContain('peak pressure')
    expect(numbersIn(about.answer)).toContain(peak)
    expect(isHeard(about.heard, peak), about.heard).toBe(true)

    const events = await countEvents(product, running.id)
    const counted = await caller.ask('How many events were there in total?')
    expect(numbersIn(counted.answer)).toContain(events)
    expect(isHeard(counted.heard, events), counted.heard).toBe(true)

    const [call] = await callsOf(product, running.id)
    const turns = await turnsOf(product, call?.id ?? '')
    const tools = turns.flatMap(({ toolCalls }) => toolCalls ?? [])
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['get_pressure_summary', 'get_events']),
    )
    expect(turns.map(({ who }) => who)).toEqual(['coach', 'user', 'coach', 'user', 'coach'])

    // The greeting was ready before the page was: all of it is there, its numbers lead to their source.
    const [first] = await caller.captions()
    expect(first?.text).toBe(turns[0]?.text)
    const links = caller.page.getByTestId('coach-caption').first().getByRole('link')
    expect(await links.allTextContents()).toEqual(numbersIn(first?.text ?? '').map(String))
    await caller.endCall()
  })

  it('about an imported recording, while somebody else asks about another workout', async () => {
    const imported = await importRecording(product)
    const [first, second] = await Promise.all([
      Caller.at(product, browser, `/workouts/${imported}`),
      Caller.at(product, browser, `/workouts/${running.id}`),
    ])
    await Promise.all([first.startCall(), second.startCall()])
    const question = 'What was my peak pressure on the lateral heel?'
    const [here, there] = await Promise.all([first.ask(question), second.ask(question)])
    const [peakHere, peakThere] = await Promise.all([
      peakOf(product, imported, 'Lat Heel'),
      peakOf(product, running.id, 'Lat Heel'),
    ])
    expect(peakHere).not.toBe(peakThere)
    expect(numbersIn(here.answer)).toContain(peakHere)
    expect(numbersIn(there.answer)).toContain(peakThere)
    expect(isHeard(here.heard, peakHere), here.heard).toBe(true)
    expect(isHeard(there.heard, peakThere), there.heard).toBe(true)
    await Promise.all([first.endCall(), second.endCall()])
  })
})
