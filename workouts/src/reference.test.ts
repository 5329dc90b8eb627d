import { test } from 'vitest'
import cases from '../fixtures/reference.json' with { type: 'json' }
import { analyseBatch, summarise } from './analyse-batch.ts'
import type { Frame } from './frame.ts'
import { expectClose } from './testing/expect-close.ts'

/** The whole-number formulas of `fixtures/reference.py`, which computes the same statistics with NumPy. */
const START = 1_760_000_000_000

function hundredths(i: number, row: number, col: number, side: number, rows: number): number | null {
  const noise = (i * 7349 + row * 911 + col * 353 + side * 127) % 1009
  if ((row * 9 + col) % 13 === 12 || noise === 5) return null
  const k = (i + 20 + side * 17) % 35
  if (k >= 13) return noise % 7 === 0 ? noise % 40 : 0
  const distance = Math.abs(row * 12 - (rows - 1) * (12 - k))
  return Math.floor((Math.max(0, 9000 - 125 * distance) * (60 + (noise % 40))) / 100)
}

const moment = (i: number, side: number) => START + 20 * i + ((i * 31) % 5) + side * 9 + (i >= 400 ? 5000 : 0)

function framesOf({ rows, cols, feet, frames }: (typeof cases)[number]): Frame[] {
  return Array.from({ length: frames }, (_, i) =>
    feet.map((foot, side): Frame => {
      const pressureMatrix = Array.from({ length: rows }, (_row, row) =>
        Array.from({ length: cols }, (_cell, col) => {
          const value = hundredths(i, row, col, side, rows)
          return value === null ? -1 : value / 100
        }),
      )
      return { timestamp: moment(i, side), foot: foot === 'left' ? 'left' : 'right', pressureMatrix }
    }),
  ).flat()
}

test.each(cases)('NumPy computes the same statistics: $name', (reference) => {
  const { rollup } = analyseBatch(framesOf(reference), null, { type: 'running' })
  expectClose(summarise('reference', rollup), reference.summary, 'summary')
})
