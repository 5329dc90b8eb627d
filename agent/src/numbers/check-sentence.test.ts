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
    'Well done.',
  ])('%s', (sentence) => {
    expect(checkSentence(sentence, ledger).unsupported).toEqual([])
  })

  it.each([
    ['You had 47 events.', ['47']],
    ['Your peak was 63.', ['63']],
    ['Aim for a hundred and seventy steps a minute.', ['hundred and seventy']],
    ['It was 61.9.', ['61.9']],
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

  it('never lets through a whole number beyond everything in the data', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5000, max: 9_999_999 }), (number) => {
        expect(checkSentence(`You had ${number} events.`, ledger).unsupported).toEqual([String(number)])
      }),
    )
  })
})
