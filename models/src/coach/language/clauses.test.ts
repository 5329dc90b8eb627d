import { beforeAll, describe, expect, it } from 'vitest'
import '../intents.ts'
import { learn } from '../learned/learn.ts'
import { understand } from '../understand.ts'
import { clausesOf } from './clauses.ts'

describe('the clauses of a text', () => {
  it.each<[string, string[]]>([
    ['What was my cadence?', []],
    ['In the last minute, how hard did I land?', []],
    ['I had new shoes, so how hard did I land?', ['so how hard did I land?']],
    ['It rained. How long did I run?', ['It rained', 'How long did I run']],
  ])('of "%s"', (text, clauses) =>
    expect(clausesOf(text).map((clause) => clause.replace(/\?$/, ''))).toEqual(
      clauses.map((clause) => clause.replace(/\?$/, '')),
    ),
  )
})

beforeAll(() => void learn(), 120_000)

describe('what somebody does not want', () => {
  it.each([
    ['I don’t care about the average, what was the peak on my heel?', 'peak'],
    ['Don’t give me the summary, just the cadence.', 'cadence'],
    ['Please do not end the call.', 'stop'],
    ['Don’t open anything.', 'stop'],
    ['Don’t show me the heel.', 'stop'],
    ['No more tips please.', 'cues'],
    ['Don’t forget that my laces were loose.', 'save_note'],
    ['I don’t know what my cadence was.', 'cadence'],
  ])('is not done: %s', (text, intent) => expect(understand(text, []).intent).toBe(intent))
})

describe('a question with a chat around it', () => {
  it.each([
    ['I stopped for a word with an old friend. How many steps was it?', 'steps', {}],
    ['My mate reckons I stomp about, so what was my cadence?', 'cadence', {}],
    [
      'The path was wet and I nearly slipped; what did my left heel max out at?',
      'peak',
      { region: 'heel', foot: 'left' },
    ],
    ['My big toe felt squashed. What was the peak there?', 'peak', { region: 'Toe1' }],
  ])('%s', (text, intent, slots) => expect(understand(text, [])).toMatchObject({ intent, slots }))

  it('is no question without the part of the workout that it names', () =>
    expect(
      understand('The last two minutes, I think, how hard did I land?', []).details.segment,
    ).toBeDefined())

  it('is a complaint where something hurts', () =>
    expect(understand('My heel hurts since Monday. What was the peak on it?', []).intent).toBe(
      'medical_boundary',
    ))
})
