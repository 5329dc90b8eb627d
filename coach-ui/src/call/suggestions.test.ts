import { expect, test } from 'vitest'
import { repliesTo } from './suggestions.ts'

const source = { text: '72', value: 72, workoutId: null, region: null, statistic: 'peak', timeMs: null }

test.each([
  ['a question back', 'I am not sure. Did you mean how many events you had?', [], ['Yes.', 'No.']],
  ['an open question', 'Hello! What would you like to know?', [], []],
  ['a number', 'Your peak was 72.', [source], ['How does that compare with last time?']],
  [
    'a place and a moment',
    'It was 72 at 1 minute 17, on the heel.',
    [{ ...source, region: 'Med Heel', timeMs: 77_000 }],
    ['Show me where that is.', 'Take me to that moment.', 'How does that compare with last time?'],
  ],
])('replies to %s', (_, text, sources, replies) => {
  expect(repliesTo({ text, sources })).toEqual(replies)
})
