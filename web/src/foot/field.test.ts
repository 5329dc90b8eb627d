import { expect, test } from 'vitest'
import { PRESSURE_COLOURS } from './colour-scale.ts'
import { FIELD_HEIGHT, FIELD_WIDTH, PressureField } from './field.ts'

const pixel = (field: PressureField, x: number, y: number) => {
  const offset = (Math.floor(y * FIELD_HEIGHT) * FIELD_WIDTH + Math.floor(x * FIELD_WIDTH)) * 4
  return [...field.pixels.slice(offset, offset + 4)]
}
const full = (value: number) => Array.from({ length: 13 }, () => Array.from({ length: 9 }, () => value))

test('an even load has the one colour of its pressure everywhere', () => {
  const field = new PressureField(13, 9)
  field.paint(full(100))
  const top = [...PRESSURE_COLOURS.slice(-3), 255]
  expect(pixel(field, 0.5, 0.5)).toEqual(top)
  expect(pixel(field, 0.01, 0.01)).toEqual(top)
})

test('a cell without a sensor takes the colour of its neighbours and does not darken them', () => {
  const field = new PressureField(13, 9)
  const matrix = full(60)
  const row = matrix[6]
  if (row) row[4] = -1
  field.paint(matrix)
  expect(pixel(field, 0.5, 0.5).slice(0, 3)).toEqual(pixel(field, 0.1, 0.1).slice(0, 3))
})

test('where no sensor is near, nothing is drawn', () => {
  const field = new PressureField(13, 9)
  field.paint(full(-1))
  expect(pixel(field, 0.5, 0.5)[3]).toBe(0)
})
