import { expect, test } from 'vitest'
import { keptWords } from './user-settings.ts'

test.each([
  [null, 'until you delete it'],
  [1, 'for 1 day'],
  [30, 'for 30 days'],
])('%s days are kept %s', (days, words) => {
  expect(keptWords(days)).toBe(words)
})
