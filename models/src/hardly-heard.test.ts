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

it('is asked about sooner', () => {
  const sentence = 'Where do my feet take a beating?'
  expect(understand(sentence, [])).toMatchObject({ intent: 'most_loaded' })
  expect(understand(sentence, []).asksBack).toBeUndefined()
  expect(understand(`${sentence}…`, []).asksBack).toContain('most load')
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
