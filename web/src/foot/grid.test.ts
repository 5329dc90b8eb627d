import { REGION_NAMES } from '@kinetra/workouts/regions'
import { expect, test } from 'vitest'
import { centreOfPressure, readRegions } from './grid.ts'

const matrix = (rows: number, columns: number, value: (row: number, column: number) => number) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => value(row, column)))

test.each([
  [12, 8],
  [13, 9],
])('every cell of the %i × %i insole belongs to one region', (rows, columns) => {
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const readings = readRegions(matrix(rows, columns, (r, c) => (r === row && c === column ? 50 : 0)))
      expect(REGION_NAMES.filter((region) => readings[region].peak === 50)).toHaveLength(1)
    }
  }
})

test('cells without a sensor do not count, and a region of them is not known', () => {
  const readings = readRegions(matrix(13, 9, (row, column) => (row < 2 ? -1 : column === 0 ? -1 : 40)))
  expect(readings.M1).toEqual({ mean: 40, peak: 40 })
  expect(readings.Toe1).toEqual({ mean: null, peak: null })
})

test('the centre of pressure lies where the load is', () => {
  expect(centreOfPressure(matrix(10, 10, (row, column) => (row === 9 && column === 0 ? 80 : 0)))).toEqual({
    across: 0.05,
    down: 0.95,
  })
  expect(centreOfPressure(matrix(10, 10, () => 0))).toBeNull()
})
