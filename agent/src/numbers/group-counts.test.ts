import { describe, expect, it } from 'vitest'
import { checkSentence } from './check-sentence.ts'
import { createLedger } from './ledger.ts'
import { ledgerOf } from './testing/true-answers.ts'

describe('how many of a group meet a condition', () => {
  it.each([
    [
      'tennis.pressure',
      'Seven of your ten regions peaked above 75.',
      'Six of your ten regions peaked above 75.',
    ],
    ['tennis.pressure', 'Two regions stayed under 50.', 'Four regions stayed under 50.'],
    ['run.pressure', 'None of the regions peaked above 83.', 'None of the ten regions went over 65.'],
    ['run.pressure', 'Half of the ten regions went over 75.', 'Half of the ten regions went over 60.'],
    [
      'run.trend',
      'Four of the six runs had a heel peak above 80.',
      'Five of the six runs had a heel peak above 80.',
    ],
    ['run.cadences', 'Your last three runs were all above 170.', 'Your last four runs were all above 170.'],
    ['trend.events', 'Three of the five runs had five or fewer.', 'Two of the five runs had five or fewer.'],
    [
      'pair.events',
      'Three of the five hits came after the three-minute mark.',
      'Three of the five hits came after 200 seconds.',
    ],
    ['list.all', 'Three of your last five workouts were runs.', 'Four of your last five workouts were runs.'],
  ])('%s: “%s”, but not “%s”', (result, isSo, isNot) => {
    const ledger = ledgerOf([result])
    expect(checkSentence(isSo, ledger).unsupported).toEqual([])
    expect(checkSentence(isNot, ledger).unsupported).not.toEqual([])
  })

  it('is counted on the foot that is named, and under the condition that was asked for', () => {
    const ledger = ledgerOf(['pair.pressure'])
    const withheld = (sentence: string) =>
      checkSentence(sentence, ledger, { said: [], question: 'How many regions went over 75?', earlier: [] })
        .unsupported
    expect(withheld('On the left six regions went over 75, on the right just one.')).toEqual([])
    expect(withheld('On the left five regions went over 75.')).not.toEqual([])
    expect(withheld('Six on the left.')).toEqual([])
  })

  it('of events below a pressure, which has no unit, whatever their times are', () => {
    const event = (value: number, at_s: number, region: string) => ({
      ...{ type: 'region_force_low', region, foot: 'left' },
      ...{ value, threshold: 8, at_s, duration_ms: 60 },
    })
    const events = [event(2.6, 68.2, 'M1'), event(1, 68.2, 'M2'), event(1.9, 104.3, 'M1')]
    const ledger = createLedger()
    ledger.addResult('get_events', { below: 20, total: 3, high: 0, low: 3, events })
    const withheld = (sentence: string, earlier: string[] = []) =>
      checkSentence(sentence, ledger, { said: [], question: 'And on the toes?', earlier }).unsupported
    expect(withheld('You had 3 events below 20.')).toEqual([])
    expect(withheld('You had 2 events below 20.')).not.toEqual([])
    expect(withheld('There was 1 event after 100 seconds.')).toEqual([])
    // The limit goes on from the question before.
    expect(withheld('There were no events on your toes below 30.')).not.toEqual([])
    expect(withheld('There were no events on your toes below 30.', ['How many were below 30?'])).toEqual([])
  })

  it('of events only where all of them are known', () => {
    const ledger = ledgerOf(['run.m2events'])
    expect(checkSentence('Five of the eight listed here were above 76.', ledger).unsupported).toEqual([])
    expect(checkSentence('Six of the eight listed here were above 76.', ledger).unsupported).not.toEqual([])
  })
})
