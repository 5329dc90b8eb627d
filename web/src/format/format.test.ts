import { DEFAULT_SETTINGS, type Settings } from '@kinetra/workouts/settings'
import { afterEach, expect, test } from 'vitest'
import { userSettings } from '../settings/user-settings.ts'
import { speak } from '../words/words.ts'
import { clock, dayAndTime, duration, grouped, oneDecimal, percent } from './format.ts'

const choose = (numbers: Partial<Settings['numbers']>) =>
  userSettings.set({ numbers: { ...DEFAULT_SETTINGS.numbers, ...numbers } })
afterEach(() => choose({}))

test.each<[Partial<Settings['numbers']>, number, string]>([
  [{}, 61.84, '61.8'],
  [{ decimalMark: 'comma' }, 61.84, '61,8'],
  [{ rounding: 'whole' }, 61.84, '62'],
  [{ rounding: 'whole', decimalMark: 'comma' }, 5.66, '5,7'],
])('with %o, %d is written %s', (numbers, value, text) => {
  choose(numbers)
  expect(oneDecimal(value)).toBe(text)
})

test('what is not known is a dash', () => {
  expect(oneDecimal(null)).toBe('–')
})

test('the time of day follows the chosen clock', () => {
  const evening = new Date(2026, 10, 23, 18, 5).toISOString()
  expect(dayAndTime(evening)).toBe('Mon, Nov 23 · 18:05')
  choose({ clock: '12h' })
  expect(dayAndTime(evening)).toMatch(/^Mon, Nov 23 · 6:05\sPM$/)
})

test('midnight is no 24 o’clock', () => {
  expect(dayAndTime(new Date(2026, 10, 23, 0, 5).toISOString())).toBe('Mon, Nov 23 · 00:05')
})

test('in German days, numbers and lengths of time are written as German does', async () => {
  await speak('de')
  const evening = new Date(2026, 10, 23, 18, 5).toISOString()
  expect(dayAndTime(evening)).toBe('Mo., 23. Nov. · 18:05')
  expect([oneDecimal(61.84), percent(0.55), duration(250)]).toEqual(['61,8', '55\u00a0%', '4 min 10 s'])
  choose({ decimalMark: 'point' })
  expect(oneDecimal(61.84)).toBe('61.8')
  await speak('en')
})

test('times and large numbers', () => {
  expect([59, 61, 3661].map(clock)).toEqual(['0:59', '1:01', '1:01:01'])
  expect([12, 250, 3900].map(duration)).toEqual(['12 s', '4 min 10 s', '1 h 5 min'])
  expect(grouped(1_234_567.4)).toBe('1\u2009234\u2009567')
})
