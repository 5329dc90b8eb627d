import { NO_SENSOR } from '@kinetra/workouts/frame'
import { PRESSURE_COLOURS } from './colour-scale.ts'

/** Size of the picture that is stretched over the foot; finer than the cells, coarser than the screen. */
export const FIELD_WIDTH = 60
export const FIELD_HEIGHT = 144

const REACH = 2
/** Cells around a pixel that it takes part of, along one axis. */
const TAPS = 2 * REACH
/** Standard deviation of a cell's influence, in cells: wide enough to hide the grid, narrow enough to keep peaks. */
const SPREAD = 0.55

/** The scale as the words of an RGBA picture, without opacity; every machine with a browser is little-endian. */
const PALETTE = Uint32Array.from(
  { length: PRESSURE_COLOURS.length / 3 },
  (_, index) =>
    (PRESSURE_COLOURS[index * 3] ?? 0) |
    ((PRESSURE_COLOURS[index * 3 + 1] ?? 0) << 8) |
    ((PRESSURE_COLOURS[index * 3 + 2] ?? 0) << 16),
)

interface Taps {
  readonly cells: Uint8Array
  readonly weights: Float32Array
}

/**
 * For each pixel of one axis the cells around it and their Gaussian weights. A Gaussian of two dimensions is
 * one across times one down, so each axis is worked through by itself: 8 steps a pixel instead of 16.
 */
function tapsOf(cells: number, pixels: number): Taps {
  const taps = { cells: new Uint8Array(pixels * TAPS), weights: new Float32Array(pixels * TAPS) }
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const centre = ((pixel + 0.5) / pixels) * cells - 0.5
    for (let tap = 0; tap < TAPS; tap += 1) {
      const cell = Math.floor(centre) - REACH + 1 + tap
      if (cell < 0 || cell >= cells) continue
      taps.cells[pixel * TAPS + tap] = cell
      taps.weights[pixel * TAPS + tap] = Math.exp(-((cell - centre) ** 2) / (2 * SPREAD ** 2))
    }
  }
  return taps
}

/** Paints pressure matrices of one size into RGBA pixels; a cell without a sensor takes no part. */
export class PressureField {
  readonly pixels = new Uint8ClampedArray(FIELD_WIDTH * FIELD_HEIGHT * 4)
  readonly rows: number
  readonly columns: number
  readonly #across: Taps
  readonly #down: Taps
  readonly #load: Float32Array
  readonly #sensors: Float32Array
  readonly #strips: Float32Array
  /** The pixels as one number each. */
  readonly #words = new Uint32Array(this.pixels.buffer)
  readonly #sums = new Float32Array(FIELD_WIDTH * FIELD_HEIGHT)
  /** From a pixel's sum to its place in the palette, and its opacity; they stay while the same cells have sensors. */
  readonly #scale = new Float32Array(FIELD_WIDTH * FIELD_HEIGHT)
  readonly #alpha = new Uint32Array(FIELD_WIDTH * FIELD_HEIGHT)

  constructor(rows: number, columns: number) {
    this.rows = rows
    this.columns = columns
    this.#across = tapsOf(columns, FIELD_WIDTH)
    this.#down = tapsOf(rows, FIELD_HEIGHT)
    this.#load = new Float32Array(rows * columns)
    this.#sensors = new Float32Array(rows * columns).fill(-1)
    this.#strips = new Float32Array(rows * FIELD_WIDTH)
  }

  /** @param matrix rows × columns of relative pressure 0–100, −1 where there is no sensor. */
  paint(matrix: readonly (readonly number[])[]): void {
    if (this.#take(matrix)) this.#measureReach()
    this.#spread(this.#load, this.#sums)
    const [sums, scale, alpha, words] = [this.#sums, this.#scale, this.#alpha, this.#words]
    for (let pixel = 0; pixel < words.length; pixel += 1) {
      const index = (sums[pixel] as number) * (scale[pixel] as number) + 0.5
      words[pixel] = (PALETTE[index | 0] as number) | (alpha[pixel] as number)
    }
  }

  /** How far from sensors each pixel is; only asked for where other cells have sensors than before. */
  #measureReach(): void {
    this.#spread(this.#sensors, this.#sums)
    for (const [pixel, weight] of this.#sums.entries()) {
      this.#scale[pixel] = weight > 0 ? (PALETTE.length - 1) / 100 / weight : 0
      // Far from any sensor the picture fades out instead of guessing.
      this.#alpha[pixel] = Math.min(255, Math.round(weight * 1020)) << 24
    }
  }

  /** True where other cells have sensors than before. */
  #take(matrix: readonly (readonly number[])[]): boolean {
    let changed = false
    for (let row = 0, cell = 0; row < this.rows; row += 1) {
      for (let column = 0; column < this.columns; column += 1, cell += 1) {
        const value = matrix[row]?.[column] ?? NO_SENSOR
        const sensor = value === NO_SENSOR ? 0 : 1
        if (this.#sensors[cell] !== sensor) changed = true
        this.#sensors[cell] = sensor
        this.#load[cell] = sensor === 0 ? 0 : value
      }
    }
    return changed
  }

  /** Sums a matrix's cells at each pixel, by their weights. */
  #spread(cells: Float32Array, into: Float32Array): void {
    const [strips, across, down] = [this.#strips, this.#across, this.#down]
    for (let row = 0; row < this.rows; row += 1) {
      for (let x = 0, tap = 0; x < FIELD_WIDTH; x += 1) {
        let sum = 0
        for (const end = tap + TAPS; tap < end; tap += 1)
          sum +=
            (across.weights[tap] as number) *
            (cells[row * this.columns + (across.cells[tap] as number)] as number)
        strips[row * FIELD_WIDTH + x] = sum
      }
    }
    into.fill(0)
    for (let y = 0, tap = 0; y < FIELD_HEIGHT; y += 1) {
      for (const end = tap + TAPS; tap < end; tap += 1) {
        const weight = down.weights[tap] as number
        if (weight === 0) continue
        const from = (down.cells[tap] as number) * FIELD_WIDTH
        const at = y * FIELD_WIDTH
        for (let x = 0; x < FIELD_WIDTH; x += 1)
          into[at + x] = (into[at + x] as number) + weight * (strips[from + x] as number)
      }
    }
  }
}
