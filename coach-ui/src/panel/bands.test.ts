import { expect, test } from 'vitest'
import { bandEdges, bandLevels } from './bands.ts'

test('the bands cover speech from low to high without a gap', () => {
  const edges = bandEdges(48_000, 512, 10)
  expect(edges).toHaveLength(11)
  edges.slice(1).forEach((edge, index) => {
    expect(edge).toBeGreaterThanOrEqual(edges[index] ?? 0)
  })
})

test('silence is dark, and a loud band lights alone', () => {
  const edges = [0, 4, 8, 12]
  expect(bandLevels(new Uint8Array(16), edges)).toEqual([0, 0, 0])
  const spectrum = new Uint8Array(16)
  spectrum[5] = 255
  expect(bandLevels(spectrum, edges)).toEqual([0, 1, 0])
})
