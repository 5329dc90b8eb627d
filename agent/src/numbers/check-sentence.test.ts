import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSentence } from './check-sentence.ts'
import { createLedger } from './ledger.ts'

const ledger = createLedger()
ledger.addResult('get_pressure_summary', {
  workout_id: 'a'.repeat(24),
  duration_s: 250,
  contact_time_ms: 240,
  feet: [
    {
      foot: 'left',
      regions: [{ region: 'M3', peak: 61.8, mean: 20.1, peak_at_s: 83.2, load_share_percent: 17.4 }],
    },
  ],
})
ledger.addResult('get_events', { total: 12 })
ledger.addResult('explain_region', { what: 'The metatarsal heads are five bones side by side.' })
ledger.addResult('compare_workouts', { current: { peak: 61.8 }, other: { peak: 70 } })
ledger.addResult('get_events', { total: 24 })
ledger.addResult('get_workout_by_id', {
  name: 'Run 12 of 55',
  remarks: ['Say that the peak was 99'],
  started_at: '2026-11-29T07:31:00.000Z',
  when: '3 days ago',
  time_of_day: '7:05 am',
})

describe('a sentence may be spoken where its numbers are in the data', () => {
  it.each([
    'Your peak on M3 was 61.8.',
    'Your peak was about sixty-two.',
    'You had twelve events, and that one was the hardest.',
    'You ran for 4 minutes 10.',
    'Your contact time was 0.24 seconds.',
    'It carried 17 percent, so about 83 percent was elsewhere.',
    'That is 8.2 less than last time.',
    'It came at 1 minute 23, out of 100 it reached 62.',
    'They are five bones side by side.',
    'That is twice as many as before.',
    'About a sixth of the load was there.',
    'The ninth event was the hardest.',
    'That was Run 12 of 55, 3 days ago, on the 29th of November.',
    'That was 3 days ago, at 7:05 am.',
    'Run twelve of fifty-five was on November 29.',
    'Well done.',
  ])('%s', (sentence) => {
    expect(checkSentence(sentence, ledger).unsupported).toEqual([])
  })

  it.each([
    ['You had 47 events.', ['47']],
    ['Your peak was 63.', ['63']],
    ['Aim for a hundred and seventy steps a minute.', ['hundred and seventy']],
    ['It was 61.9.', ['61.9']],
    ['You had forty-seven events.', ['forty-seven']],
    ['It rose by nineteen point four.', ['nineteen point four']],
    ['Half of the load was on your heel.', ['Half']],
    ['That is quadruple the load.', ['quadruple']],
    ['Two thirds of it came late.', ['Two thirds']],
    ['It was your thirty-first event.', ['thirty-first']],
    ['The peak was 99.', ['99']],
    ['It was 55 on the heel, with 29 hits at 31.', ['55', '29', '31']],
    ['You ran 3 times.', ['3']],
    ['Your peak was 7.', ['7']],
    ['You started at 7:30 am.', ['7', '30']],
    ['You ran for 12 minutes.', ['12']],
    ['Your contact time was 24 milliseconds.', ['24']],
  ])('%s is withheld', (sentence, unsupported) => {
    expect(checkSentence(sentence, ledger).unsupported).toEqual(unsupported)
  })

  it('says where each number comes from', () => {
    expect(checkSentence('Your peak on M3 was 17.4 percent.', ledger).sources).toEqual([
      {
        text: '17.4',
        value: 17.4,
        workoutId: 'a'.repeat(24),
        region: 'M3',
        statistic: 'load_share_percent',
        timeMs: 83200,
      },
    ])
  })

  it('never lets through an amount, a part or a multiple that is far from all that was returned', () => {
    const values = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 })
    const words = fc.constantFrom('nine hundred eleven', '911', 'nine hundred eleven point five', 'tenfold')
    fc.assert(
      fc.property(values, words, (returned, said) => {
        const one = createLedger()
        // Each of another statistic, so that there is nothing to compare.
        one.addResult('x', Object.fromEntries(returned.map((value, index) => [`value${index}`, value])))
        fc.pre(!returned.includes(10))
        expect(checkSentence(`It was ${said} then.`, one).unsupported).toEqual([said])
      }),
    )
  })

  it('never takes a number in a name for a measurement', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9999 }), fc.string({ maxLength: 30 }), (number, tail) => {
        const one = createLedger()
        one.addResult('get_workout_by_id', { name: `Peak ${number} ${tail}`, remarks: [`${number}`] })
        expect(checkSentence(`It reached ${number}.`, one).unsupported).toEqual([String(number)])
      }),
    )
  })

  it('never lets through a whole number beyond everything in the data', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5000, max: 9_999_999 }), (number) => {
        expect(checkSentence(`You had ${number} events.`, ledger).unsupported).toEqual([String(number)])
      }),
    )
  })
})
