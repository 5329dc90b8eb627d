import { expect, it } from 'vitest'
import { intentOver } from './backchannel.ts'

const utterances = (list: string) => list.split(' | ')

it.each(
  utterances(
    "Mm-hm. | Mhm. | Mm-hmm | Hmm. | Uh-huh. | Uh huh | Yeah. | Yeah, yeah. | Okay. | Right, okay. | I see. | You | It's " +
      '| Oh, I see! | Got it. | Thank you. | Ah | Of course. | Oh really?',
  ),
)('only shows that somebody listens: %s', (words) => expect(intentOver(words, 1500)).toBe('backchannel'))

it.each(
  utterances('So | Well, um | And | What about the | What about mine? | Can you compare my | Yeah but | I'),
)('was given up: %s', (words) => expect(intentOver(words, 1500)).toBe('start'))

it.each(
  utterances(
    'Stop. | Wait. | Wait, what about the heel? | No. | Yeah, and the left one? | Okay, stop. | Why? | What? | Goodbye. ' +
      '| Thanks, that is enough. | Yes show me | Hold on | Repeat that. | 12? | Which one is that for?',
  ),
)('wants an answer: %s', (words) => expect(intentOver(words, 1500)).toBe('turn'))

it.each(
  utterances(
    'Mamma, Mia. | And make sure. | I | M. M | Thank | End of them. | In the end. | And then they chin.',
  ),
)('is a hum that was recognised as words, because it is short: %s', (words) =>
  expect(intentOver(words, 600)).not.toBe('turn'),
)

it.each(
  utterances(
    'Stop. | Stop, please. | Wait. | No, no | Why? | My heel? | To buy. | End the call. | End. | Please end it.',
  ),
)('is short and wants an answer: %s', (words) => expect(intentOver(words, 300)).toBe('turn'))
