import { describe, expect, it } from 'vitest'
import { isDangling } from './end-of-turn.ts'

describe('an utterance that stops in the middle', () => {
  it.each(['Compare this with my.', 'Which part of my?', 'What was the', 'And um', 'How many events in'])(
    '%s',
    (words) => expect(isDangling(words)).toBe(true),
  )
  it.each([
    'How many events were there?',
    'Why?',
    'And the left one?',
    'Stop.',
    'Compare this with my previous run.',
    '',
  ])('is not: %s', (words) => expect(isDangling(words)).toBe(false))
})
