import { expect, describe as group, it } from 'vitest'
import type { ChatMessage } from '../chat-types.ts'
import { INTENTS } from '../registry.ts'
import { Dialogue } from '../testing/dialogue.ts'
import { labelOf } from '../testing/label-of.ts'
import { PLAYED_TOOLS, playTool } from '../testing/played-tools.ts'
import { understand } from '../understand.ts'
import { describe } from './ask-back.ts'

const talk = () => new Dialogue(PLAYED_TOOLS, playTool)
const MISHEARD = 'What’s the next on the inside of my heel?'
const ASKED = 'Did you mean the peak pressure on your inner heel?'

group('a question that was not understood for sure', () => {
  it.each([
    [MISHEARD, ASKED],
    ['Or centred on the toes.', /^Did you mean .* on your toes\?$/],
  ])('is asked back about, with the likeliest reading: %s', (heard, asked) => {
    const { answer, calls } = talk().say(heard)
    expect(answer).toMatch(asked)
    expect(calls).toEqual([])
  })

  it.each(['Yes.', 'yeah exactly', 'Yes please', 'That’s right.', 'I did.'])(
    'is answered after: %s',
    (yes) => {
      const dialogue = talk()
      dialogue.say(MISHEARD)
      expect(dialogue.say(yes).answer).toMatch(/peak on the inner heel was 61\.8/)
      // The conversation goes on from there.
      expect(dialogue.say('And the outer one?').answer).toMatch(/55\.3/)
    },
  )

  it('is corrected by what was meant', () => {
    const dialogue = talk()
    dialogue.say(MISHEARD)
    expect(dialogue.say('No, the outer one.').answer).toMatch(/peak on the outer heel was 55\.3/)
    const other = talk()
    other.say(MISHEARD)
    expect(other.say('No, the average.').answer).toMatch(/average pressure under your inner heel was 20\.4/)
  })

  it('is let go of after a plain no', () => {
    const dialogue = talk()
    dialogue.say(MISHEARD)
    expect(dialogue.say('No.').answer).toBe('Sorry about that. Ask me again, in other words if you like.')
  })

  it('is never asked back about twice in a row', () => {
    const dialogue = talk()
    dialogue.say(MISHEARD)
    expect(dialogue.say('Speak for M one, please.').answer).not.toMatch(/Did you mean/)
  })

  it('does not keep another question from being answered', () => {
    const dialogue = talk()
    dialogue.say(MISHEARD)
    expect(dialogue.say('How many steps did I take?').answer).toMatch(/702 steps/)
  })
})

group('a question back is all in the messages', () => {
  const yesAfter = (...history: ChatMessage[]) => understand('Yes.', history)
  const assistant = (content: string): ChatMessage => ({ role: 'assistant', content, toolCalls: [] })

  it('without the question before it', () => {
    const { intent, slots } = yesAfter(assistant(ASKED))
    expect({ intent, slots }).toEqual({ intent: 'peak', slots: { region: 'Med Heel' } })
  })

  it('in another model’s words', () => {
    const { intent, slots } = yesAfter(
      { role: 'user', content: 'Katie ends?' },
      assistant('Hm. Did you mean your cadence in the previous run?'),
    )
    expect({ intent, slots }).toEqual({ intent: 'cadence', slots: { which: 'previous' } })
  })

  it('and nowhere else: a yes to nothing is small talk', () => {
    expect(yesAfter({ role: 'user', content: 'What was my cadence?' }, assistant('It was 168.')).intent).toBe(
      'small_talk',
    )
  })
})

it.each([...INTENTS.values()].filter(({ asks }) => asks !== undefined).map(({ name }) => name))(
  'what is asked back about %s reads back as it',
  (name) => {
    const slotsOf = INTENTS.get(name)?.asks?.includes('{place}')
      ? [{}, { region: 'Lat Heel' as const }]
      : [{}]
    for (const slots of slotsOf) {
      const words = describe({ intent: name, slots, details: {} }) ?? ''
      const read = understand(words, [])
      expect(labelOf({ intent: read.intent, slots: { region: read.slots.region ?? null } }), words).toBe(
        labelOf({ intent: name, slots: { region: slots.region ?? null } }),
      )
    }
  },
)
