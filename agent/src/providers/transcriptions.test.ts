import { expect, it } from 'vitest'
import { wordsIn } from './transcriptions.ts'

it.each([
  ' [BLANK_AUDIO]\n',
  '(wind blowing)',
  '*coughs*',
  '<|nospeech|>',
  '♪ ♪',
  ' \n',
  '...',
  '[MUSIC] (applause)',
  '',
])('%j holds no words', (transcript) => expect(wordsIn(transcript)).toBe(''))

it.each([
  ['[coughs] What was my peak?', 'What was my peak?'],
  [' How many steps (laughs) were there?\n', 'How many steps were there?'],
  ['12?', '12?'],
])('%j holds words', (transcript, words) => expect(wordsIn(transcript)).toBe(words))
