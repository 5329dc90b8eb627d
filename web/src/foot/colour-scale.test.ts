import { expect, test } from 'vitest'
import { evenSteps, type Oklab, oklabToLinear, PRESSURE_COLOURS, type Rgb } from './colour-scale.ts'

const steps = evenSteps()

/** Viénot, Brettel, Mollon 1999: what a protanope and a deuteranope see, in linear light. */
const DICHROMATS: Record<string, readonly Rgb[]> = {
  protanope: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranope: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
}

function lightnessSeenBy(matrix: readonly Rgb[], [red, green, blue]: Rgb): number {
  const [r, g, b] = matrix.map((row) => Math.max(0, row[0] * red + row[1] * green + row[2] * blue))
  const luminance = 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
  return Math.cbrt(luminance)
}

test('equal differences in pressure look equally large', () => {
  const distances = steps.slice(1).map((step, index) => {
    const before: Oklab = steps[index] ?? step
    return Math.hypot(step[0] - before[0], step[1] - before[1], step[2] - before[2])
  })
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length
  for (const distance of distances) expect(Math.abs(distance / mean - 1)).toBeLessThan(0.02)
})

test('every colour lies inside sRGB, so that none is clipped', () => {
  for (const step of steps) {
    for (const channel of oklabToLinear(step)) {
      expect(channel).toBeGreaterThan(-0.004)
      expect(channel).toBeLessThan(1.004)
    }
  }
  expect(PRESSURE_COLOURS).toHaveLength(256 * 3)
})

test('more pressure is lighter', () => {
  steps.slice(1).forEach((step, index) => {
    expect(step[0]).toBeGreaterThan(steps[index]?.[0] ?? 0)
  })
})

test.each(Object.entries(DICHROMATS))('a %s sees more pressure as lighter, too', (_, matrix) => {
  const seen = steps.map((step) => lightnessSeenBy(matrix, oklabToLinear(step)))
  for (let index = 8; index < seen.length; index += 8) {
    expect(seen[index]).toBeGreaterThan(seen[index - 8] ?? 0)
  }
})
