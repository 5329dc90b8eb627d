import type { Frame } from './frame.ts'
import { NO_SENSOR } from './frame.ts'

/** What the original app's decoder makes of a sensor without load: it caps the resistance it scales. */
const KNOWN_OFFSET = 32.5
const TOLERANCE = 0.05
/** Share of readings that must lie on the floor: an insole always has cells without load. */
const FLOOR_SHARE = 0.1
/** Fewer readings prove nothing. */
const FEWEST_READINGS = 50

/** Whether no reading is below 32.5 and many are exactly there, which load alone never does. */
function hasKnownOffset(frames: readonly Frame[]): boolean {
  let readings = 0
  let onFloor = 0
  for (const { pressureMatrix } of frames)
    for (const row of pressureMatrix)
      for (const value of row) {
        if (value < 0) continue
        if (value < KNOWN_OFFSET - TOLERANCE) return false
        readings += 1
        if (value <= KNOWN_OFFSET + TOLERANCE) onFloor += 1
      }
  return readings >= FEWEST_READINGS && onFloor >= FLOOR_SHARE * readings
}

/**
 * Gives unloaded sensors 0 again where they read an offset: (v − offset) ∕ (100 − offset) × 100, to hundredths.
 * The offset is the one the recording states, else 32.5 if the readings show it. Cells without a sensor
 * stay as they are. The remarks say what was done, for the user.
 */
export function correctOffset(
  frames: readonly Frame[],
  stated: number | undefined,
): { frames: Frame[]; remarks: string[] } {
  const offset = stated !== undefined && stated > 0 ? stated : hasKnownOffset(frames) ? KNOWN_OFFSET : 0
  if (offset === 0) return { frames: [...frames], remarks: [] }
  let below = 0
  const correct = (value: number) => {
    if (value < 0) return NO_SENSOR
    if (value < offset - TOLERANCE) below += 1
    return Math.max(0, Math.round(((value - offset) / (100 - offset)) * 10_000) / 100)
  }
  const corrected = frames.map((frame) => ({
    ...frame,
    pressureMatrix: frame.pressureMatrix.map((row) => row.map(correct)),
  }))
  const remarks = [
    `Sensors without load read ${offset} in this recording; all pressures were corrected so that no load is 0.`,
  ]
  if (below > 0) remarks.push(`${below} readings were below ${offset} and became 0.`)
  return { frames: corrected, remarks }
}
