import { describe, expect, it } from 'vitest'
import { asWritten, learnPhrases } from './phrase-model.ts'

const [START, END] = [1, 2]
const likely = learnPhrases(
  [
    [10, 11, 12],
    [10, 11, 13],
    [10, 11, 12],
  ],
  START,
  END,
)

describe('what people say', () => {
  it('is likelier after the words it follows, the more often the more', () => {
    expect(likely(10, 11, 12)).toBeGreaterThan(likely(10, 11, 13))
    expect(likely(10, 11, 13)).toBeGreaterThan(likely(10, 11, 99))
    expect(likely(START, START, 10)).toBeGreaterThan(likely(START, START, 12))
  })

  it('falls back on shorter phrases where two words never stood together', () => {
    expect(likely(55, 11, 12)).toBeGreaterThan(likely(55, 66, 12))
    expect(likely(55, 66, 12)).toBeGreaterThan(likely(55, 66, 99))
  })

  it('leaves nothing impossible, also where nothing was learned', () => {
    expect(Number.isFinite(likely(7, 8, 9))).toBe(true)
    expect(Number.isFinite(learnPhrases([], START, END)(7, 8, 9))).toBe(true)
  })

  it.each([
    ['what was my peak', 'What was my peak?'],
    ['show me the heel', 'Show me the heel.'],
    ['Stop!', 'Stop!'],
  ])('"%s" is written "%s"', (said, written) => expect(asWritten(said)).toBe(written))
})
