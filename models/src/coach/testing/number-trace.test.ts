import { describe, expect, it } from 'vitest'
import { figuresOf, untraceable } from './number-trace.ts'

const figures = figuresOf({
  feet: [{ peak: 61.83, load_share_percent: 17.4, peak_at_s: 250.4 }],
  name: 'Run 12',
})

describe('the trace of spoken numbers', () => {
  it.each([
    'It was 61.8.',
    'About 62.',
    'At 4 minutes 10.',
    'It carried 17 percent, the rest 83.',
    'That was Run 12, on M3.',
  ])('finds where the numbers come from: %s', (answer) => expect(untraceable(answer, figures)).toEqual([]))

  it.each([
    ['It was 63.2.', ['63.2']],
    ['It was sixty.', ['sixty']],
    ['At 5 minutes 10.', ['5']],
    ['You had 47 events, twice as many.', ['twice', '47']],
  ])('finds invented numbers: %s', (answer, invented) => {
    expect(untraceable(answer, figures)).toEqual(invented)
  })
})
