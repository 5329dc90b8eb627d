import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phonemeDistance } from './phoneme-distance.ts'

const text = fc
  .array(fc.constantFrom('heel', 'toe', 'metatarsal', 'peak', 'zzyx', 'M3', '212', 'the', ''), {
    maxLength: 5,
  })
  .map((words) => words.join(' '))

describe('the distance of two sounds', () => {
  it.each([
    ['heel', 'heal'],
    ['four', 'fore'],
    ['M3', 'M three'],
    ['toes', 'tows'],
    ["what's", 'whats'],
  ])('is none between "%s" and "%s"', (one, other) => expect(phonemeDistance(one, other)).toBeLessThan(0.02))

  it.each([
    ['peak', 'speak', 'pace'],
    ['metatarsals', 'meta tassels', 'centimetres'],
    ['fourth metatarsal', 'forth met a tarsal', 'third metatarsal'],
    ['forefoot', 'four foot', 'left foot'],
    ['midfoot', 'mid food', 'outer heel'],
    ['load share', 'low chair', 'step rate'],
    ['cadence', 'cadens', 'distance'],
    ['toes', 'toast', 'heels'],
    ['heel', 'hill', 'toe'],
    ['tempo run', 'temple run', 'evening walk'],
    ['inner heel', 'in a heel', 'outer toe'],
    ['lateral', 'literal', 'medial'],
    ['hallux', 'hallucks', 'arch'],
  ])('of "%s" is less to "%s" than to "%s"', (said, misheard, another) => {
    expect(phonemeDistance(said, misheard)).toBeLessThan(0.3)
    expect(phonemeDistance(said, another)).toBeGreaterThan(phonemeDistance(said, misheard) + 0.08)
  })

  it('is the same both ways, from 0 to 1, and 0 to itself', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const distance = phonemeDistance(one, other)
        expect(distance).toBeGreaterThanOrEqual(0)
        expect(distance).toBeLessThanOrEqual(1)
        expect(phonemeDistance(other, one)).toBeCloseTo(distance, 5)
        expect(phonemeDistance(one, one)).toBe(0)
      }),
    )
  })
})
