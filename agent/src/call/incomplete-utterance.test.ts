import { readExamples } from '@kinetra/models/coach/examples'
import { describe, expect, it } from 'vitest'
import { isIncomplete } from './incomplete-utterance.ts'

describe('an utterance that stops in the middle', () => {
  it.each([
    'Compare this with my.',
    'Which part of my?',
    'What was the',
    'And um',
    'How many events in',
    'How many events are',
    'Which part is the most',
    'How many more',
    'Tell me about',
    'Go to',
    'Did I have',
    'For how long did',
    'What was my peak on',
  ])('%s', (words) => expect(isIncomplete(words)).toBe(true))

  it.each([
    'How many events were there?',
    'Why?',
    'And the left one?',
    'Stop.',
    'Compare this with my previous run.',
    '',
    'How many low force events did I have?',
    'What should I work on?',
    'What can you do?',
    'What does M5 stand for?',
    'How long did I go for?',
    'Tell me when the final high force event was.',
    'How many spikes did the third metatarsal have?',
    'Which part do I load the most?',
    'Could you say that once more?',
    'What’s my cadence like?',
    'Jump to 2:15.',
    'Since when?',
    'What did the toes peak at?',
    'How fast were my feet turning over?',
    'Jump to five minutes in.',
  ])('is not: %s', (words) => expect(isIncomplete(words)).toBe(false))
})

it('is hardly ever seen in what people ask as a whole', () => {
  const sentences = readExamples().map(({ say }) => say)
  expect(sentences.length).toBeGreaterThan(3000)
  expect(sentences.filter(isIncomplete).length / sentences.length).toBeLessThan(0.008)
})
