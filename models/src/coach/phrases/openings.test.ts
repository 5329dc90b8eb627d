import { expect, it } from 'vitest'
import { Dialogue } from '../testing/dialogue.ts'
import { PLAYED_TOOLS, playTool } from '../testing/played-tools.ts'

it.each([
  ['What was my peak on the inner heel?', 'And the outer heel?', 'And the big toe?'],
  ['What was the average on M1?', 'And on M2?', 'And on M3?'],
  ['How many high force events on M3?', 'And on M2?', 'And on the heel?'],
  ['Which part took the most load?', 'And the least?', 'And the most?'],
])('three answers in a row do not open alike: %s', (...questions) => {
  const dialogue = new Dialogue(PLAYED_TOOLS, playTool)
  const openings = questions.map((question) => dialogue.say(question).answer?.split(' ', 2).join(' '))
  expect(openings[1]).not.toBe(openings[0])
  expect(openings[2]).not.toBe(openings[1])
})
