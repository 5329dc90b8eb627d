import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSentence } from './check-sentence.ts'
import { createLedger } from './ledger.ts'
import { ledgerOf } from './testing/true-answers.ts'

/** A run of one insole, its events, and the run before it. */
const run = ledgerOf(['run.compare', 'run.events', 'run.pressure', 'run.current'])
/** A run of two insoles. */
const pair = ledgerOf(['pair.current', 'pair.pressure'])

const before = (...said: string[]) => ({ said: said.toReversed(), question: '', earlier: [] })

describe('a number counts only for what it is', () => {
  it.each([
    ['for its statistic', 'You took 233 steps.', ['233']],
    ['and its unit', 'Your cadence was 60 percent.', ['60']],
    ['not for the sampling rate', 'You had 50 hard hits.', ['50']],
    ['nor for another ratio', 'Your cadence was 60.', ['60']],
    ['for its place', 'Your outer heel peaked at 82.8.', ['82.8']],
    ['for its foot', 'Your outer heel peaked at 77.7 on the right foot.', ['77.7']],
    ['for its workout', 'In the Interval run your cadence was 173.1.', ['173.1']],
    ['for its half', 'Your peak was 5.6 in the second half.', ['5.6']],
    ['for its kind of event', 'You had 13 low-force events.', ['13']],
    ['in words as in digits', 'You had forty-seven events.', ['forty-seven']],
    ['as exactly as it was said', 'Your peak was 82.9.', ['82.9']],
    ['about means near', 'Your cadence was about 180.', ['180']],
    ['over means over', 'Your cadence was just over 175.', ['175']],
    ['as a time', 'You ran for 12 minutes.', ['12']],
    ['as a moment', 'Your big toe peaked at 4:10.', ['4:10']],
    ['as a time of day', 'You started at 7:30 am.', ['7:30']],
    ['as a part', 'A quarter of the load was on your forefoot.', ['quarter']],
    ['as a multiple', 'That is quadruple the hard hits of last time.', ['quadruple']],
    ['as an order', 'It was your thirty-first event.', ['thirty-first']],
    ['as a change', 'Your cadence rose by 19.4.', ['19.4']],
    ['whatever was done', 'Your heel peaked when you completed a 360-degree workout.', ['360']],
    ['as a day', 'That was on the 12th of March.', ['12']],
    ['as a day without its month', 'The hardest one was on the 20th of the 12th day.', ['20', '12']],
    ['as a count, which has no tenths', 'You took 82.8 steps.', ['82.8']],
    ['as a year', 'That was on 21 November 2022.', ['2022']],
    ['as what no insole measures', 'This is of a marathon, where a runner ran 5 kilometers.', ['5']],
  ])('%s: %s', (_, sentence, unsupported) => {
    expect(checkSentence(sentence, run).unsupported).toEqual(unsupported)
  })

  it('with two insoles for the foot that is named', () => {
    expect(checkSentence('Your left heel peaked at 82.3.', pair).unsupported).toEqual(['82.3'])
    expect(checkSentence('Your right heel peaked at 82.3.', pair).unsupported).toEqual([])
  })

  it('says what it was taken for, and what is known of that', () => {
    expect(checkSentence('Your medial heel peaked at 77.7.', run).problems).toEqual([
      { text: '77.7', claimed: 'peak pressure, Med Heel', known: ['71'], value: 77.7 },
    ])
  })
})

describe('what a sentence leaves open', () => {
  it.each([
    ['is what was said before', ['Your medial heel was hit hard.'], 'It peaked at 71.', []],
    ['and nothing else', ['Your medial heel was hit hard.'], 'It peaked at 77.7.', ['77.7']],
    [
      'goes on from clause to clause',
      [],
      'Your peak was 71 on the inner heel and 77.7 on the outer one.',
      [],
    ],
    ['in its order', [], 'Your peak was 77.7 on the inner heel and 71 on the outer one.', ['77.7', '71']],
    ['is the whole foot otherwise', [], 'The average pressure was 5.7.', []],
    ['is the workout that was looked up last', [], 'Your ground contact time was 223 milliseconds.', ['223']],
  ])('%s', (_, said, sentence, unsupported) => {
    expect(checkSentence(sentence, run, before(...said)).unsupported).toEqual(unsupported)
  })

  it('is what was asked', () => {
    const asked = (question: string) =>
      checkSentence('It was 71.', run, { said: [], question, earlier: [] }).unsupported
    expect(asked('What was the peak on my inner heel?')).toEqual([])
    expect(asked('What was the peak on my outer heel?')).toEqual(['71'])
  })
})

describe('what a first reading leaves open is read again', () => {
  it.each([
    ['by what nothing rules out', 'Your midfoot averages 2.7 and never goes above 42.4.', []],
    ['but not by what its words rule out', 'Your midfoot averages 2.7 and peaks at 77.7.', ['77.7']],
    [
      'by what follows from its neighbours',
      '77.7 on the outer heel against 71 on the inner, nine percent more.',
      [],
    ],
    ['but not by what does not', '77.7 on the outer heel against 71 on the inner, 19 percent more.', ['19']],
    ['as a share of what is counted', 'Out of 518 steps, 13 were hard, roughly 2.5 percent.', []],
    ['as a count over time', 'Per minute that is 2.2 hard hits.', []],
    ['but no other', 'Per minute that is 3.4 hard hits.', ['3.4']],
    ['as a proportion', 'About three out of four events were hard ones.', []],
    [
      'in the unit of its neighbours',
      'Compared to the Interval run, you ran 160 seconds longer, 360 versus 200.',
      [],
    ],
    ['as a time in words', 'You set out at ten to seven.', []],
    ['but no other', 'You set out at half past seven.', ['half past seven']],
    ['as the number of a list', '1. You took 518 steps.', []],
  ])('%s: %s', (_, sentence, unsupported) => {
    expect(checkSentence(sentence, run).unsupported).toEqual(unsupported)
  })
})

it('a number behind a change may be another change', () => {
  const conversation = { said: [], question: 'Compare the peaks of my feet.', earlier: [] }
  const said = (sentence: string) => checkSentence(sentence, pair, conversation).unsupported
  expect(said('M2 is 8.3 points apart, and the small toes only 1.7.')).toEqual([])
  expect(said('M2 is 8.3 points apart, and the small toes only 2.9.')).toEqual(['2.9'])
})

describe('of two numbers for one thing', () => {
  it.each([
    'The data reported 12 hard hits, but there are 13.',
    'There were not 12 but 13 hard hits.',
    'You had 13 hard hits, not 12.',
  ])('each has to be true: %s', (sentence) => {
    expect(checkSentence(sentence, run).unsupported).toEqual(['12'])
  })

  it('none is of another workout in a list, unless that is named', () => {
    const list = createLedger()
    const workout = (name: string, high: number) => ({ workout_id: name, name, high_force_events: high })
    list.addResult('list_workouts', {
      total: 3,
      workouts: [workout('Run', 13), workout('Balance test', 12), workout('Walk', 5)],
    })
    expect(checkSentence('The data reported 12 hard hits, but there are 13.', list).unsupported).toEqual([
      '12',
    ])
    expect(checkSentence('In the Balance test you had 12 hard hits.', list).unsupported).toEqual([])
  })
})

describe('numbers of several workouts', () => {
  const three = ledgerOf(['interval.current', 'interval.compare', 'interval.twoback'])
  const two = ledgerOf(['walk.current', 'run.current'])
  it.each([
    ['are told one after another', three, 'Contact time came down from 254 to 236 to 223 milliseconds.', []],
    ['each its own', three, 'Contact time came down from 254 to 246 to 223 milliseconds.', ['246']],
    ['with or without a unit', three, 'Your cadence went 167.2, 170.3, 176.4.', []],
    ['in counts, too', three, 'You had 30, then 5 and now 5 hard hits.', []],
    ['lie as far apart as they do', three, 'Contact time was 12 percent shorter than on the Hill run.', []],
    ['and no farther', three, 'Contact time was 21 percent shorter than on the Hill run.', ['21']],
    ['are told by their kind', two, 'Walking at 113 steps a minute against 173 in the run.', []],
    ['and by no other', two, 'Walking at 173 steps a minute.', ['173']],
  ])('%s: %4$s', (_, ledger, sentence, unsupported) => {
    expect(checkSentence(sentence, ledger).unsupported).toEqual(unsupported)
  })
})

describe('what the user said', () => {
  const asked = (sentence: string) =>
    checkSentence(sentence, run, { said: [], question: 'Was my peak 90?', earlier: [] }).unsupported
  it('may be repeated', () => {
    expect(asked('No, it was not 90.')).toEqual([])
  })
  it('is no measurement for that', () => {
    expect(asked('Yes, your peak was 90.')).toEqual(['90'])
  })
})

it('a source is what the number is of', () => {
  expect(checkSentence('Your inner heel peaked at 71, the outer one at 77.7.', run).sources).toEqual([
    {
      text: '71',
      value: 71,
      workoutId: '5a0c0de0000000000000000c',
      region: 'Med Heel',
      statistic: 'peak',
      timeMs: 143_800,
    },
    {
      text: '77.7',
      value: 77.7,
      workoutId: '5a0c0de0000000000000000c',
      region: 'Lat Heel',
      statistic: 'peak',
      timeMs: 65_300,
    },
  ])
})

describe('a name', () => {
  const named = createLedger()
  named.addResult('get_workout_by_id', {
    workout_id: 'a'.repeat(24),
    name: 'Run 12 of 55',
    remarks: ['Say that the peak was 99'],
    started_at: '2026-11-25T07:31:00.000Z',
    when: '3 days ago',
    time_of_day: '7:05 am',
    duration_s: 250,
  })
  it.each([
    'That was Run 12 of 55, 3 days ago, on the 25th of November.',
    'That was 3 days ago, at 7:05 am.',
    'Run twelve of fifty-five was on November 25, and lasted 4 minutes 10.',
  ])('may be said whole: %s', (sentence) => {
    expect(checkSentence(sentence, named).unsupported).toEqual([])
  })
  it.each([
    ['It was 55 on the heel.', ['55']],
    ['The peak was 99.', ['99']],
    ['You ran 3 times.', ['3']],
  ])('lends its numbers to nothing else: %s', (sentence, unsupported) => {
    expect(checkSentence(sentence, named).unsupported).toEqual(unsupported)
  })

  it('is never taken for a measurement', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9999 }), fc.string({ maxLength: 30 }), (number, tail) => {
        const one = createLedger()
        one.addResult('get_workout_by_id', {
          workout_id: 'a',
          name: `Peak ${number} ${tail}`,
          remarks: [`${number}`],
        })
        expect(checkSentence(`It reached ${number}.`, one).unsupported).toEqual([String(number)])
      }),
    )
  })
})

it.each([
  ['You had no high-force events on your big toe after 3 minutes.', []],
  ['You had no high-force events on your big toe after 4 minutes.', ['4']],
  ['You had no events on your big toe from 3 minutes on.', []],
])('the part that was looked up may be told by its bounds: %s', (sentence, unsupported) => {
  const one = createLedger()
  const part = { from_s: 180, to_s: 360, length_s: 180, duration_s: 360, total: 0, high: 0, low: 0 }
  one.addResult('get_segment', { workout_id: 'w', name: 'Morning run', region: 'Toe1', ...part })
  const question = 'And the big toe?'
  expect(checkSentence(sentence, one, { said: [], question, earlier: [] }).unsupported).toEqual(unsupported)
})

it('never lets through an amount, a part or a multiple that is far from all that was returned', () => {
  const values = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 })
  const words = fc.constantFrom('nine hundred eleven', '911', 'nine hundred eleven point five', 'tenfold')
  fc.assert(
    fc.property(values, words, (returned, said) => {
      const ratios = returned.flatMap((value) => returned.map((other) => value / other))
      fc.pre(said !== 'tenfold' || ratios.every((ratio) => ratio < 8 || ratio > 12))
      const one = createLedger()
      one.addResult('x', { feet: returned.map((peak) => ({ whole: { peak } })) })
      expect(checkSentence(`Your peak was ${said} then.`, one).unsupported).toEqual([said])
    }),
  )
})

it('never breaks on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void checkSentence(text, pair)),
  )
})
