import { NO_SENSOR } from '@kinetra/workouts/frame'
import { colourIndex, PRESSURE_COLOURS } from './colour-scale.ts'

/** Size of the picture that is stretched over the foot; finer than the cells, coarser than the screen. */
export const FIELD_WIDTH = 60
export const FIELD_HEIGHT = 144

const REACH = 2
/** Standard deviation of a cell's influence, in cells: wide enough to hide the grid, narrow enough to keep peaks. */
const SPREAD = 0.55

interface Taps {
  readonly cells: Uint16Array
  readonly weights: Float32Array
  readonly perPixel: number
}

/** For each pixel the cells around it and their Gaussian weights; depends on the matrix's size alone. */
function tapsOf(rows: number, columns: number): Taps {
  const side = 2 * REACH
  const perPixel = side * side
  const cells = new Uint16Array(FIELD_WIDTH * FIELD_HEIGHT * perPixel)
  const weights = new Float32Array(cells.length)
  let tap = 0
  for (let y = 0; y < FIELD_HEIGHT; y += 1) {
    for (let x = 0; x < FIELD_WIDTH; x += 1) {
      const down = ((y + 0.5) / FIELD_HEIGHT) * rows - 0.5
      const across = ((x + 0.5) / FIELD_WIDTH) * columns - 0.5
      for (let row = Math.floor(down) - REACH + 1; row <= Math.floor(down) + REACH; row += 1) {
        for (let column = Math.floor(across) - REACH + 1; column <= Math.floor(across) + REACH; column += 1) {
          const inside = row >= 0 && row < rows && column >= 0 && column < columns
          const distance = (row - down) ** 2 + (column - across) ** 2
          cells[tap] = inside ? row * columns + column : 0
          weights[tap] = inside ? Math.exp(-distance / (2 * SPREAD ** 2)) : 0
          tap += 1
        }
      }
    }
  }
  return { cells, weights, perPixel }
}

/** Paints pressure matrices of one size into RGBA pixels; a cell without a sensor takes no part. */
export class PressureField {
  readonly pixels = new Uint8ClampedArray(FIELD_WIDTH * FIELD_HEIGHT * 4)
  readonly #taps: Taps
  readonly #flat: Float32Array
  readonly rows: number
  readonly columns: number

  constructor(rows: number, columns: number) {
    this.rows = rows
    this.columns = columns
    this.#taps = tapsOf(rows, columns)
    this.#flat = new Float32Array(rows * columns)
  }

  paint(matrix: readonly (readonly number[])[]): void {
    matrix.forEach((row, rowIndex) => {
      row.forEach((value, column) => {
        this.#flat[rowIndex * this.columns + column] = value
      })
    })
    const { cells, weights, perPixel } = this.#taps
    for (let pixel = 0, tap = 0; pixel < this.pixels.length; pixel += 4) {
      let [total, weight] = [0, 0]
      for (let index = 0; index < perPixel; index += 1, tap += 1) {
        const value = this.#flat[cells[tap] ?? 0] ?? NO_SENSOR
        if (value === NO_SENSOR) continue
        const share = weights[tap] ?? 0
        total += value * share
        weight += share
      }
      const colour = weight > 0 ? colourIndex(total / weight) * 3 : 0
      this.pixels[pixel] = PRESSURE_COLOURS[colour] ?? 0
      this.pixels[pixel + 1] = PRESSURE_COLOURS[colour + 1] ?? 0
      this.pixels[pixel + 2] = PRESSURE_COLOURS[colour + 2] ?? 0
      // Far from any sensor the picture fades out instead of guessing.
      this.pixels[pixel + 3] = Math.min(255, weight * 1020)
    }
  }
}
