import { writeFileSync } from 'node:fs'
import { sentencesSaid } from '@kinetra/models/coach/sentences-said'
import { readFrozen } from '@kinetra/models/evaluation/frozen-sentence'
import { describe, expect, it } from 'vitest'
import { beginningsOf, learnCompleteness } from '../testing/learn-completeness.ts'
import { silenceAfter } from './end-of-turn.ts'

const WEIGHTS = new URL('./completeness.weights', import.meta.url)
const isWhole = (words: string) => silenceAfter(words) === 0

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
    'What?',
    'Show me the second',
    'How many high force',
  ])('%s', (words) => expect(isWhole(words)).toBe(false))

  it.each([
    'How many events were there?',
    'And the left one?',
    'Stop.',
    'Compare this with my previous run.',
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
    'What did the toes peak at?',
    'Jump to five minutes in.',
    'Yes.',
    'Yes, please.',
    'Thank you, goodbye.',
  ])('is not: %s', (words) => expect(isWhole(words)).toBe(true))
})

it('what was learned holds for sentences that it was not learned from; with KINETRA_WRITE_DOCUMENTS=1 it is learned anew', () => {
  if (process.env.KINETRA_WRITE_DOCUMENTS === '1') writeFileSync(WEIGHTS, learnCompleteness(sentencesSaid()))
  const said = ['spoken', 'spoken-development'] as const
  const sentences = said.flatMap(readFrozen).map(({ say }) => say)
  const beginnings = sentences.flatMap(beginningsOf)
  expect(sentences.length).toBeGreaterThan(120)
  expect(sentences.filter(isWhole).length / sentences.length).toBeGreaterThan(0.85)
  expect(beginnings.filter(isWhole).length / beginnings.length).toBeLessThan(0.08)
})
