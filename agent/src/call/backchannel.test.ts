import { expect, it } from 'vitest'
import { intentOver } from './backchannel.ts'

const utterances = (list: string) => list.split(' | ')
const over = { speechMs: 700, isAsked: false }
const asked = { speechMs: 700, isAsked: true }

it.each(
  utterances(
    'Mm-hm. | Mhm. | Mm-hmm | Hmm. | Hmm? | M. M. H. M.. | Uh-huh. | Uh huh | Yeah. | Yes. | Yeah, yeah. | Okay. | Right, okay. ' +
      '| I see. | Oh, I see! | Got it. | Thank you. | Ah | Of course. | That’s right. | Oh, nice! | Mm-hmm.…',
  ),
)('only shows that somebody listens: %s', (words) => expect(intentOver(words, over)).toBe('backchannel'))

it.each(utterances('And then them. | And then. | In them. | And they can. | You | It’s'))(
  'is a hum that was recognised as words, because it is short and says nothing: %s',
  (words) => {
    expect(intentOver(words, over)).toBe('backchannel')
    expect(intentOver(words, { ...over, speechMs: 1500 })).not.toBe('backchannel')
  },
)

it.each(utterances('So | Well, um | But | What about the | Can you compare my | Yeah but | I'))(
  'was given up: %s',
  (words) => expect(intentOver(words, over)).toBe('start'),
)

it.each(
  utterances(
    'My knee hurts. | It hurts. | Ouch. | Ow! | My foot. | Jane. | Anna. | The tempo run. | Monday. | Hello? | Hello. | Really? | ' +
      'What? | Why? | Huh? | Sorry? | Okay? | And then? | How come? | Slow down. | Too fast. | I am tired. | Stop. | Wait. | ' +
      'No. | No, no | Hold on | Repeat that. | Louder. | Left. | 12? | Goodbye. | End. | What about mine? | Help. | ' +
      'Yeah, and the left one? | Okay, stop. | Thanks, that is enough. | Yes show me | And the heel. | And then it hurts. | And in the morning. | Okay?… | Hello?… | And then?… | My knee hurts.…',
  ),
)('wants an answer, however short it is: %s', (words) => expect(intentOver(words, over)).toBe('turn'))

it.each(utterances('Yes. | Yeah. | No. | Okay. | Sure. | Uh-huh. | Mm-hm. | Right. | Yes, please.'))(
  'answers the coach’s question: %s',
  (words) => expect(intentOver(words, asked)).toBe('turn'),
)
