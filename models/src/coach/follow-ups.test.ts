import { describe, expect, it, vi } from 'vitest'
import { historyOf } from './testing/history-of.ts'
import { labelOf } from './testing/label-of.ts'
import { understand } from './understand.ts'
import type { Slots } from './understanding.ts'

vi.setConfig({ testTimeout: 120_000 })

type Meant = { intent: string; slots: Slots }

const PLACES = [
  ['the inner heel', 'Med Heel'],
  ['my outer heel', 'Lat Heel'],
  ['the big toe', 'Toe1'],
  ['the third metatarsal', 'M3'],
  ['the arch', 'Mid Foot'],
  ['my forefoot', 'forefoot'],
] as const

/** First questions about a place. */
const ASKED: [string, (place: string) => string, Meant][] = [
  ['a peak', (place) => `What was the peak on ${place}?`, { intent: 'peak', slots: {} }],
  ['a mean', (place) => `What was the average pressure under ${place}?`, { intent: 'mean', slots: {} }],
  ['a share', (place) => `How much of the load was on ${place}?`, { intent: 'load_share', slots: {} }],
  [
    'high events',
    (place) => `How many high force events were there on ${place}?`,
    { intent: 'events_count', slots: { type: 'region_force_high' } },
  ],
  ['events', (place) => `How many events did ${place} get?`, { intent: 'events_count', slots: {} }],
  [
    'an event’s time',
    (place) => `When was the last high force event on ${place}?`,
    { intent: 'event_when', slots: { type: 'region_force_high', which: 'last' } },
  ],
]

const same = ({ intent, slots }: Meant, more: Slots): Meant => ({ intent, slots: { ...slots, ...more } })
const isEvents = ({ intent }: Meant) => intent === 'events_count' || intent === 'event_when'

/** What people say next, and what it means after a question; null where nobody would say it. */
const NEXT: [string[], (before: Meant) => Meant | null][] = [
  [
    ['And the left one?', 'and on the left foot', 'What about the left?', 'Left?', 'the left one too please'],
    (before) => same(before, { foot: 'left' }),
  ],
  [
    ['What about the toes?', 'and the toes', 'How about my toes?', 'same for the toes', 'ok now the toes'],
    (before) => same(before, { region: 'toes' }),
  ],
  [
    ['What about M five?', 'and the fifth metatarsal?', 'No, I meant M5.', 'and for M5'],
    (before) => same(before, { region: 'M5' }),
  ],
  [
    ['Why?', 'why is that', 'How come?', 'But why?'],
    ({ slots: { region } }) => ({ intent: 'explain', slots: region ? { region } : {} }),
  ],
  [
    ['Is that good?', 'is that bad', 'Is that a lot?', 'is that normal'],
    ({ slots: { region } }) => ({ intent: 'explain', slots: region ? { region } : {} }),
  ],
  [
    ['The run before that?', 'and the run before', 'What about the previous workout?', 'and last time'],
    (before) => (before.intent === 'event_when' ? null : same(before, { which: 'previous' })),
  ],
  [
    ['And yesterday?', 'what about yesterday', 'and yesterday’s run'],
    (before) => (before.intent === 'event_when' ? null : same(before, { period: 'yesterday' })),
  ],
  [
    ['And compared with last time?', 'how does that compare to last time', 'Is that better than last time?'],
    () => ({ intent: 'compare', slots: { with: 'previous' } }),
  ],
  [
    ['Show me that.', 'Can you show me?', 'show it to me', 'Show me that on the screen.'],
    (before) =>
      isEvents(before)
        ? { intent: 'show', slots: { what: `${before.slots.which ?? 'highest'} event` } }
        : { intent: 'show', slots: { region: before.slots.region as 'M3' } },
  ],
  [
    ['And the average?', 'what was the average there', 'and on average'],
    (before) =>
      isEvents(before) ? null : { intent: 'mean', slots: { region: before.slots.region as 'M3' } },
  ],
  [
    ['How many of those were on the heel?', 'and how many on the heel', 'how many of them on the heel'],
    (before) => {
      if (!isEvents(before)) return null
      const { which: _, ...counted } = before.slots
      return { intent: 'events_count', slots: { ...counted, region: 'heel' } }
    },
  ],
  [
    ['When was the first one?', 'and the first one, when was that', 'when was the first'],
    (before) =>
      isEvents(before) ? { intent: 'event_when', slots: { ...before.slots, which: 'first' } } : null,
  ],
  [
    ['When was that?', 'when did that happen', 'at what time was it'],
    (before) =>
      isEvents(before)
        ? { intent: 'event_when', slots: before.slots }
        : { intent: 'peak_when', slots: before.slots },
  ],
]

interface Case {
  after: string[]
  say: string
  meant: Meant
}

const cases: Case[] = ASKED.flatMap(([, ask, { intent, slots }]) =>
  PLACES.flatMap(([words, region]) =>
    NEXT.flatMap(([sayings, next]) => {
      const meant = next({ intent, slots: { ...slots, region } })
      return meant ? sayings.map((say) => ({ after: [ask(words)], say, meant })) : []
    }),
  ),
)

const wrong = (all: readonly Case[]) =>
  all.flatMap(({ after, say, meant }) => {
    const got = labelOf(understand(say, historyOf({ after })))
    return got === labelOf(meant) ? [] : [`${after.join(' / ')} / ${say}: ${labelOf(meant)}, got ${got}`]
  })

describe('what is said after a question', () => {
  it('takes from it what it leaves out, in at least 98 of 100 of all pairs', () => {
    const mistakes = wrong(cases)
    expect(cases.length).toBeGreaterThan(1000)
    expect(mistakes.length / cases.length, mistakes.join('\n')).toBeLessThanOrEqual(0.02)
  })

  it('goes on through a chain, with asides between', () => {
    const chain: [string, Meant][] = [
      ['What was my peak on the inner heel?', { intent: 'peak', slots: { region: 'Med Heel' } }],
      ['And the left one?', { intent: 'peak', slots: { region: 'Med Heel', foot: 'left' } }],
      ['Thanks.', { intent: 'small_talk', slots: {} }],
      ['And on the other foot?', { intent: 'peak', slots: { region: 'Med Heel', foot: 'right' } }],
      ['What about the toes?', { intent: 'peak', slots: { region: 'toes', foot: 'right' } }],
      ['Why?', { intent: 'explain', slots: { region: 'toes' } }],
      ['How many events did I have?', { intent: 'events_count', slots: {} }],
      ['How many of those were on the heel?', { intent: 'events_count', slots: { region: 'heel' } }],
      ['Can you say that again?', { intent: 'repeat', slots: {} }],
      [
        'And low force ones?',
        { intent: 'events_count', slots: { type: 'region_force_low', region: 'heel' } },
      ],
      [
        'When was the last one?',
        { intent: 'event_when', slots: { type: 'region_force_low', region: 'heel', which: 'last' } },
      ],
      ['Show me that.', { intent: 'show', slots: { what: 'last event' } }],
      ['Was I better than last time?', { intent: 'compare', slots: { with: 'previous' } }],
      [
        'And compared with the run before that?',
        { intent: 'compare', slots: { with: 'previous', type: 'running' } },
      ],
      ['Which one was that?', { intent: 'which_workout', slots: {} }],
    ]
    const asked: string[] = []
    for (const [say, meant] of chain) {
      expect(labelOf(understand(say, historyOf({ after: asked }))), say).toBe(labelOf(meant))
      asked.push(say)
    }
  })

  it.each<[string, string, object]>([
    ['What was the peak in the first minute?', 'And in the third?', { segment: { fromS: 120, toS: 180 } }],
    ['What was the peak in the first minute?', 'The next minute?', { segment: { fromS: 60, toS: 120 } }],
    ['What was the peak in the first minute?', 'The mean?', { segment: { fromS: null, toS: 60 } }],
    [
      'How many hits in the last two minutes?',
      'Make it three minutes.',
      { segment: { fromS: -180, toS: null } },
    ],
    [
      'How many hits in the last two minutes?',
      'Which one was the hardest?',
      { segment: { fromS: -120, toS: null } },
    ],
    ['How long was the hill run?', 'How many steps?', { workoutNames: [{ names: ['hill run', 'hill'] }] }],
    [
      'How long was the hill run?',
      'Compare it with this one.',
      { workoutNames: [{ names: ['hill run', 'hill'] }] },
    ],
    ['What was my cadence on Monday?', 'And the contact time?', { period: 'monday' }],
    ['How many hits did I have?', 'Over my last three runs?', { latest: 3 }],
    ['Is my peak going up?', 'Over the last ten?', { latest: 10 }],
    ['How was the hill run?', 'Compare with today.', { workoutNames: [{ names: ['hill run', 'hill'] }] }],
    ['How was my run on Monday?', 'And compared with today?', { period: 'monday' }],
    ['What was my peak on Monday?', 'And the cadence today?', { isToday: true }],
    ['What was my cadence?', 'And in the run before last?', { stepsBack: 2 }],
  ])('stays with the part, the workout or the days of "%s": %s', (question, say, details) =>
    expect(understand(say, historyOf({ after: [question] })).details).toMatchObject(details),
  )

  it.each<[string, string, string]>([
    ['When was the hardest hit?', 'How hard?', 'event_when'],
    ['How many hits in the last two minutes?', 'Which one was the hardest?', 'event_when'],
    ['How many hits did I have?', 'Take me to the hardest.', 'show'],
    ['What did I do last month?', 'How long in total?', 'list'],
    ['What was my cadence?', 'On average over the last month?', 'cadence'],
    ['What was my peak?', 'Wrong, I wanted the mean.', 'mean'],
    ['What was my cadence?', 'Hits per minute?', 'events_count'],
    ['What was my cadence?', 'So the first half was easier then?', 'halves'],
  ])('is about what was spoken of: %s / %s', (question, say, intent) =>
    expect(understand(say, historyOf({ after: [question] })).intent).toBe(intent),
  )

  it.each([
    ['What was my peak on the heel?', 'And for the whole foot?'],
    ['What was my peak on the heel?', 'Which part took the most load?'],
  ])('leaves the place of "%s": %s', (question, say) =>
    expect(understand(say, historyOf({ after: [question] })).slots).not.toHaveProperty('region'),
  )

  it.each(
    ['Is it going up or down over the last month?', 'List my runs.', 'What was the peak on my heel?'].flatMap(
      (question) =>
        ['I don’t want the heel, I want everything else.', 'Everything else.', 'All of it, please.'].map(
          (say) => [question, say],
        ),
    ),
  )('ends no call by a guess, after "%s": %s', (question, say) => {
    const { intent } = understand(say, historyOf({ after: [question] }))
    expect(['goodbye', 'stop', 'save_note']).not.toContain(intent)
  })

  it('goes one more workout back with each "before that"', () => {
    const after = ['Compare this with my previous run.']
    const before = 'And with the run before that?'
    expect(understand(before, historyOf({ after })).details.stepsBack).toBe(2)
    const compared = 'And compared with the run before that?'
    expect(understand(compared, historyOf({ after })).details.stepsBack).toBe(2)
    expect(understand(before, historyOf({ after: [...after, before] })).details.stepsBack).toBe(3)
  })
})
