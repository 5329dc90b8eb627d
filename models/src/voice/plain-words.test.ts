import { expect, test } from 'vitest'
import { plainWords } from './plain-words.ts'

test.each([
  ['Your peak was 94.5% at M3.', 'Your peak was 94.5 percent at M 3.'],
  ['**Med Heel**: 20–30 %', 'medial heel: 20 to 30 percent'],
  ['morning_run_2 was __your__ best', 'morning run 2 was your best'],
  ['M1_peak and _easy_ run #3', 'M 1 peak and easy run 3'],
  ['It fell by -3 points 🙂', 'It fell by minus 3 points'],
  ['Contact of 210 ms at 50 Hz', 'Contact of 210 milliseconds at 50 hertz'],
  ['Toe1 and Toe2345', 'big toe and toes two to five'],
  ['the heel — as before', 'the heel, as before'],
  ['a pressure–time integral, well-known', 'a pressure–time integral, well-known'],
])('%s', (written, said) => {
  expect(plainWords(written)).toBe(said)
})
