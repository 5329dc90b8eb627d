import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNREADABLE } from './call-arguments.ts'
import { type Message, regularMessages } from './regular-messages.ts'

const RULES = { inTurns: false, mostCharacters: 24_000 }
const STRICT = { ...RULES, inTurns: true }
const call = (id: string, args = '{}') => ({
  id,
  type: 'function' as const,
  function: { name: 'get_events', arguments: args },
})
const user = (content: string): Message => ({ role: 'user', content })
const coach = (content: string): Message => ({ role: 'assistant', content })
const system = (content: string): Message => ({ role: 'system', content })

describe('tool calls in a conversation', () => {
  it('have ids of their own, each with its result', () => {
    const [, asked, ...results] = regularMessages(
      [
        user('And the toes?'),
        { role: 'assistant', tool_calls: [call('same'), call('same'), call('')] },
        { role: 'tool', tool_call_id: 'same', content: 'first' },
        { role: 'tool', tool_call_id: 'same', content: 'second' },
        { role: 'tool', tool_call_id: 'stranger', content: 'nobody asked' },
      ],
      RULES,
    )
    const ids = asked?.tool_calls?.map(({ id }) => id) ?? []
    expect(new Set(ids).size).toBe(3)
    expect(results.map(({ tool_call_id }) => tool_call_id)).toEqual(ids)
    expect(results.map(({ content }) => content)).toEqual([
      'first',
      'second',
      expect.stringContaining('not looked up'),
    ])
  })

  it.each([
    ['{"region":"he', '{}'],
    ['', '{}'],
    ['null', '{}'],
    ["{'region':'heel',}", '{"region":"heel"}'],
    [JSON.stringify({ [UNREADABLE]: 'x' }), '{}'],
  ])('have arguments that are a JSON object: %s', (sent, expected) => {
    const [asked] = regularMessages([{ role: 'assistant', tool_calls: [call('abcdefgh1', sent)] }], RULES)
    expect(asked?.tool_calls?.[0]?.function.arguments).toBe(expected)
  })

  it('keep their ids from request to request', () => {
    const turn = [user('Toes?'), { role: 'assistant', tool_calls: [call('call_1')] }]
    const [first, second] = [turn, [...turn, coach('Fine.'), user('Heel?')]].map((all) =>
      regularMessages(all, RULES),
    )
    expect(second?.slice(0, 3)).toEqual(first)
  })
})

describe('a conversation for a strict template', () => {
  it('has one system message, then user and coach in turns, the user first', () => {
    const sent = [
      system('You are a coach.'),
      coach('Hello.'),
      system('PAGE: The user is looking at M3.'),
      user('What was that?'),
      coach('That was'),
      coach('your foot.'),
      user('And now?'),
    ]
    expect(regularMessages(sent, STRICT).map(({ role, content }) => [role, content])).toEqual([
      ['system', 'You are a coach.'],
      ['user', 'The call begins.'],
      ['assistant', 'Hello.'],
      ['user', 'PAGE: The user is looking at M3.\n\nWhat was that?'],
      ['assistant', 'That was\n\nyour foot.'],
      ['user', 'And now?'],
    ])
  })

  it('gives the order to greet as the user’s part', () => {
    expect(regularMessages([system('You are a coach.'), system('GREET')], STRICT)).toEqual([
      system('You are a coach.'),
      user('GREET'),
    ])
  })
})

it('leaves out the oldest turns, whole, and never the instructions or the last one', () => {
  const turns = Array.from({ length: 50 }, (_, index) => [
    user(`Question ${index}?`),
    { role: 'assistant', tool_calls: [call(`call_${index}`)] },
    { role: 'tool', tool_call_id: `call_${index}`, content: 'x'.repeat(900) },
    coach(`Answer ${index}.`),
  ]).flat()
  const kept = regularMessages([system('You are a coach.'), coach('Hello.'), ...turns], RULES)
  expect(kept[0]).toEqual(system('You are a coach.'))
  expect(kept[1]?.role).toBe('user')
  expect(kept.at(-1)).toEqual(coach('Answer 49.'))
  expect(JSON.stringify(kept).length).toBeLessThan(RULES.mostCharacters + 200)
  const long = regularMessages([system('You are a coach.'), user('x'.repeat(30_000))], RULES)
  expect(long).toHaveLength(2)
})

const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  fc.record({
    role: fc.constantFrom('system', 'user', 'assistant'),
    content: fc.constantFrom('a', 'b', '', null),
  }),
  fc.record({
    role: fc.constant('assistant'),
    tool_calls: fc.array(
      fc
        .tuple(fc.constantFrom('', 'a', 'b'), fc.constantFrom('', '{', '{}', 'null'))
        .map(([id, args]) => call(id, args)),
      { maxLength: 3 },
    ),
  }),
  fc.record({
    role: fc.constant('tool'),
    tool_call_id: fc.constantFrom('', 'a', 'b', 'c'),
    content: fc.constant('1'),
  }),
)

it('is one that every server takes, whatever it was', () => {
  fc.assert(
    fc.property(fc.array(anyMessage, { minLength: 1, maxLength: 12 }), fc.boolean(), (sent, inTurns) => {
      const messages = regularMessages(sent, { inTurns, mostCharacters: 400 })
      const asked = messages.flatMap(({ tool_calls }) => tool_calls ?? [])
      expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length)
      for (const { function: named } of asked) expect(JSON.parse(named.arguments)).toBeTypeOf('object')
      const answered = messages.filter(({ role }) => role === 'tool').map(({ tool_call_id }) => tool_call_id)
      expect(answered).toEqual(asked.map(({ id }) => id))
      if (!inTurns) return
      const speakers = messages.filter(({ role }) => role !== 'tool').map(({ role }) => role)
      expect(speakers.slice(1)).not.toContain('system')
      const talk = speakers.filter((role) => role !== 'system')
      expect(talk[0]).toBe('user')
    }),
    { numRuns: 500 },
  )
})
