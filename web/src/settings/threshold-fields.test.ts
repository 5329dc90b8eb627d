import '../words/pages.ts'
import { expect, test } from 'vitest'
import { formOf, isSound, readFields, thresholdsOfForm } from './threshold-fields.ts'

test('empty fields mean the usual thresholds, and what is saved comes back', () => {
  expect(thresholdsOfForm(formOf({}))).toEqual({})
  const saved = { running: { high: 62.5, low: 8 }, tennis: { high: 70, low: 3 } }
  const form = formOf(saved)
  expect(form.running).toEqual({ high: '62.5', low: '' })
  expect(form.tennis).toEqual({ high: '', low: '3' })
  expect(thresholdsOfForm(form)).toEqual(saved)
})

test.each([
  ['62,5', '', { own: { high: 62.5, low: 8 } }],
  ['abc', '', { edge: 'high', problem: 'The high threshold is not a number, such as 62.5.' }],
  ['120', '', { edge: 'high', problem: 'The high threshold must be at most 100.' }],
  ['', '-3', { edge: 'low', problem: 'The low threshold must be at least 0.' }],
  ['20', '18', { edge: 'high', problem: 'The high threshold must be at least 5 above the low one.' }],
])('running with %o and %o reads as %o', (high, low, expected) => {
  expect(readFields('running', { high, low })).toEqual(expected)
})

test('one wrong activity keeps the form from being saved', () => {
  const form = formOf({})
  expect(isSound(form)).toBe(true)
  expect(isSound({ ...form, walking: { high: '1', low: '' } })).toBe(false)
})
