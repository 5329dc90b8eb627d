import { expect, test } from 'vitest'
import { makeNoise } from '../testing/make-wav.ts'
import { findSpeech } from './find-speech.ts'
import { splitAtQuiet } from './split-at-quiet.ts'

const rate = 16_000

/** A tone that swells and fades, as syllables do. */
function syllables(seconds: number): Float32Array {
  return Float32Array.from(
    { length: seconds * rate },
    (_, index) => 0.3 * Math.sin(index / 12) * Math.sin((index / rate) * 10) ** 2,
  )
}

function placed(sound: Float32Array, beforeS: number, afterS: number, noise: number): Float32Array {
  const whole = makeNoise(sound.length + (beforeS + afterS) * rate, noise)
  for (const [index, sample] of sound.entries())
    whole[beforeS * rate + index] = (whole[beforeS * rate + index] ?? 0) + sample
  return whole
}

test.each([0, 0.001, 0.01])('both ends are cut off, with noise of %f around', (noise) => {
  const speech = findSpeech(placed(syllables(2), 1, 1, noise), rate)
  expect((speech?.length ?? 0) / rate).toBeGreaterThan(1.9)
  expect((speech?.length ?? 0) / rate).toBeLessThan(2.35)
})

test('quiet speech is found', () => {
  expect(
    findSpeech(
      placed(
        syllables(1).map((sample) => sample * 0.05),
        1,
        1,
        0.0005,
      ),
      rate,
    ),
  ).not.toBeNull()
})

test('silence and steady noise are none', () => {
  for (const level of [0, 0.0001, 0.01, 0.5]) expect(findSpeech(makeNoise(2 * rate, level), rate)).toBeNull()
})

test('a long recording is cut in its pause, and nothing is lost', () => {
  const pause = new Float32Array(rate / 2)
  const sound = Float32Array.from([...syllables(6), ...pause, ...syllables(5)])
  const blocks = splitAtQuiet(sound, rate, 8800)
  expect(blocks.map((block) => Math.round(block.length / rate))).toEqual([6, 5])
  expect(blocks.reduce((sum, block) => sum + block.length, 0)).toBe(sound.length)
  for (const block of splitAtQuiet(makeNoise(60 * rate, 0.1), rate, 8800))
    expect(block.length).toBeLessThanOrEqual(8.8 * rate)
})
