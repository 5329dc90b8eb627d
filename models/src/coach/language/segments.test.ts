import { describe, expect, it } from 'vitest'
import { normalise } from './normalise.ts'
import { findSegment as find } from './segments.ts'
import { withTimes } from './times.ts'

const findSegment = (text: string) => find(withTimes(text))

describe('two parts of a workout', () => {
  it.each([
    ['Was the last minute worse than the first?', { fromS: -60, toS: null }, { fromS: null, toS: 60 }],
    [
      'Compare the first two minutes with the last two.',
      { fromS: null, toS: 120 },
      { fromS: -120, toS: null },
    ],
    [
      'How do the first 30 seconds compare with the last?',
      { fromS: null, toS: 30 },
      { fromS: -30, toS: null },
    ],
    ['Compare my last run with the first.', null, null],
    [
      'Were the first two minutes softer than the last two?',
      { fromS: null, toS: 120 },
      { fromS: -120, toS: null },
    ],
    [
      'What about the first thirty seconds versus the last thirty seconds?',
      { fromS: null, toS: 30 },
      { fromS: -30, toS: null },
    ],
    ['Was the first half harder than the last run?', null, null],
    ['Is the last workout better than the first?', null, null],
  ])('%s', (text, segment, against) => {
    const found = findSegment(normalise(text))
    if (against === null) expect(found.against).toBeNull()
    else expect(found).toMatchObject({ segment, against })
  })
})

describe('a share of a workout', () => {
  it.each([
    ['How was the last quarter?', 0.75, 1],
    ['How many events were there in the first third?', 0, 1 / 3],
    ['How many events in the middle third of the run?', 1 / 3, 2 / 3],
    ['What happened towards the end?', 0.8, 1],
    ['How many hits at the start of the run?', 0, 0.2],
    ['What was my average in the middle of the run?', 0.4, 0.6],
  ])('%s', (text, fromS, toS) => {
    const { segment } = findSegment(normalise(text))
    expect(segment?.isShare).toBe(true)
    expect(segment?.fromS).toBeCloseTo(fromS)
    expect(segment?.toS).toBeCloseTo(toS)
  })

  it.each([
    'Was I landing harder at the end?',
    'What is the third metatarsal?',
    'Take me to the middle of the run.',
    'At the start I felt stiff.',
  ])('is none of: %s', (text) => expect(findSegment(normalise(text)).segment).toBeNull())
})

describe('a part of a workout', () => {
  it.each([
    ['How many events were there in the first two minutes?', null, 120, 'how many events were there'],
    ['How many events in the last minute?', -60, null, 'how many events'],
    ['Any hits in the final thirty seconds?', -30, null, 'any hits'],
    ['What was my average in the first half a minute?', null, 30, 'what was my average'],
    ['What happened during the last few minutes of the run?', -180, null, 'what happened'],
    ['How many in the second minute?', 60, 120, 'how many'],
    ['third minute average', 120, 180, 'average'],
    ['Hits, the fourth minute?', 180, 240, 'hits'],
    ['How many hits from the second minute to the fourth minute?', 120, 240, 'how many hits'],
    ['How many events between minute one and minute two?', 60, 120, 'how many events'],
    ['How many events between one and three minutes?', 60, 180, 'how many events'],
    ['Events from 1:30 to 2:15?', 90, 135, 'events'],
    ['How many events between 30 and 50 seconds?', 30, 50, 'how many events'],
    ['How many hits did I have after minute three?', 180, null, 'how many hits did i have'],
    ['How many hits before the two minute mark?', null, 120, 'how many hits'],
    ['What was my average from minute two on?', 120, null, 'what was my average'],
    ['Any events after the first minute and a half?', 90, null, null],
    ['How many events until minute 2 on my heel?', null, 120, 'how many events on my heel'],
    ['How many events past three and a half minutes?', 210, null, 'how many events'],
    ['How hard was I landing at three minutes twenty?', 190, 210, 'how hard was i landing'],
    ['What was my peak at minute two?', 110, 130, 'what was my peak'],
    ['And the peak in the last 30 seconds of the run?', -30, null, null],
    ['First thirty seconds, average please.', null, 30, null],
    ['How were the last five minutes?', -300, null, null],
    ['Minute two to minute four, how many hits?', 120, 240, 'how many hits'],
    ['Two to four minutes in, any hard hits?', 120, 240, 'any hard hits'],
  ])('%s', (text, fromS, toS, rest) => {
    const found = findSegment(normalise(text))
    expect(found.segment).toEqual({ fromS, toS })
    if (rest !== null) expect(found.text).toBe(rest)
  })

  it.each([
    'Take me to the first minute.',
    'Jump to minute three.',
    'Show me the last minute.',
    'What is at minute two?',
    'How many steps a minute did I take?',
    'When was the last event?',
    'How many runs did I do in the last two weeks?',
    'How does this compare to the run from the second of May?',
    'Is my peak going down since the first of May?',
    'How long after the start was the peak?',
    'Compare this with the one before.',
    'Did my second toe hurt after the run?',
    'What was my peak except the first minute?',
    'Compare minute two to minute four.',
  ])('is none of: %s', (text) => expect(findSegment(normalise(text)).segment).toBeNull())
})
