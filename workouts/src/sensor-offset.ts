import type { Frame } from './frame.ts'
import { NO_SENSOR } from './frame.ts'

/** What the original app's decoder makes of a sensor without load: it caps the resistance it scales. */
const KNOWN_OFFSET = 32.5
const TOLERANCE = 0.05
/** Share of readings that must lie on the floor: an insole always has cells without load. */
const FLOOR_SHARE = 0.1
/** Share of readings that may lie below it: a cell that was bad for a moment. */
const BELOW_SHARE = 0.001
/** Fewer readings prove nothing. */
const FEWEST_READINGS = 50

/** Takes the offset off a frame, in hundredths: (v − offset) ∕ (100 − offset) × 100. */
export type OffsetCorrection = (frame: Frame) => Frame

/** Looks at the frames of a recording, one after the other, for what its sensors read without load. */
export class OffsetSurvey {
  readonly #stated: number | undefined
  #readings = 0
  #onFloor = 0
  #below = 0

  /** @param stated what the recording says itself; it is believed. */
  constructor(stated: number | undefined) {
    this.#stated = stated !== undefined && stated > 0 ? stated : undefined
  }

  add({ pressureMatrix }: Frame): void {
    const floor = this.#stated ?? KNOWN_OFFSET
    for (const row of pressureMatrix)
      for (const value of row) {
        if (value < 0) continue
        this.#readings += 1
        if (value < floor - TOLERANCE) this.#below += 1
        else if (value <= floor + TOLERANCE) this.#onFloor += 1
      }
  }

  /** What was found, in sentences for the user, and what mends it; undefined where nothing has to be mended. */
  result(): { correct: OffsetCorrection | undefined; remarks: string[] } {
    const offset = this.#stated ?? (this.#hasKnownOffset() ? KNOWN_OFFSET : 0)
    if (offset === 0) return { correct: undefined, remarks: [] }
    const remarks = [
      `Sensors without load read ${offset} in this recording; all pressures were corrected so that no load is 0.`,
    ]
    if (this.#below > 0) remarks.push(`${this.#below} readings were below ${offset} and became 0.`)
    return { correct: corrected(offset), remarks }
  }

  /** Whether many readings are exactly at 32.5 and next to none below it, which load alone never does. */
  #hasKnownOffset(): boolean {
    const isFloor = this.#below <= BELOW_SHARE * this.#readings
    return isFloor && this.#readings >= FEWEST_READINGS && this.#onFloor >= FLOOR_SHARE * this.#readings
  }
}

/** Cells without a sensor stay as they are. */
function corrected(offset: number): OffsetCorrection {
  const correct = (value: number) =>
    value < 0 ? NO_SENSOR : Math.max(0, Math.round(((value - offset) / (100 - offset)) * 10_000) / 100)
  return (frame) => ({ ...frame, pressureMatrix: frame.pressureMatrix.map((row) => row.map(correct)) })
}
