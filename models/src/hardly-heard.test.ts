import { beforeAll, expect, it } from 'vitest'
import './coach/intents.ts'
import { learn } from './coach/learned/learn.ts'
import { understand } from './coach/understand.ts'
import { isHardlyHeard } from './hardly-heard.ts'

beforeAll(() => void learn(), 120_000)

it.each([
  ['What was my peak…', true],
  ['What was my peak?', false],
])('knows whether "%s" was hardly heard', (text, expected) => expect(isHardlyHeard(text)).toBe(expected))

it('is asked about, or not answered, sooner', () => {
  const unusual = [
    'Which bit of my sole suffers?',
    'How quick were my feet?',
    'What part gets hammered?',
    'Was I bashing the ground?',
    'How lopsided is it?',
    'What did the arch go through?',
    'Where is the wear?',
    'How long did it go on?',
  ]
  const answered = (end: string) =>
    unusual
      .map((sentence) => understand(sentence.replace(/\?$/, end), []))
      .filter(({ intent, asksBack }) => intent !== 'unclear' && asksBack === undefined)
  expect(answered('…').length).toBeLessThan(answered('?').length)
})

it('does not end a call by what may have been said', () => {
  expect(understand('That is it for now.', []).intent).toBe('goodbye')
  expect(understand('That is it for now…', []).intent).not.toBe('goodbye')
})

it('is sure of a plain question all the same', () =>
  expect(understand('What was my peak on the heel?…', [])).toMatchObject({
    intent: 'peak',
    slots: { region: 'heel' },
  }))

it.each([
  'What was the peak on my right scale?',
  'How high did the pressure go on the outer view?',
  'How big was the contact area of my big goal?…',
  'Is my yellow going down?',
  'Compare this run with the tent…',
])('is answered by nothing where what it is about is no place or figure: %s', (text) => {
  const { intent, asksBack } = understand(text, [])
  expect(asksBack !== undefined || intent === 'unclear').toBe(true)
})

it('is answered by nothing after another question, too', () => {
  const history = [
    { role: 'user' as const, content: 'How many high-force events did I have?' },
    { role: 'assistant' as const, content: 'You had 13 high-force events.', toolCalls: [] },
  ]
  const { intent, asksBack } = understand('What was the peak of the album?', history)
  expect(asksBack !== undefined || intent === 'unclear').toBe(true)
})
