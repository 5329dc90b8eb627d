import { expect, it } from 'vitest'
import { readability } from './readability.ts'

it('reads a question better than what a recogniser made of it', () => {
  const meant = readability('What was the peak on my inner heel?')
  const heard = readability('What was the zeppelin on my tuba?')
  expect(meant.intent).toBe('peak')
  expect(meant.unmatched).toEqual([])
  expect(heard.confidence).toBeLessThan(meant.confidence)
})

it('reads nothing in nothing', () => expect(readability('').confidence).toBe(0))
