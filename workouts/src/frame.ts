import * as z from 'zod/mini'
import { NO_SENSOR, noRepairs, OVERSHOOT, toPressure } from './pressure.ts'
import { foot } from './workout.ts'

export { NO_SENSOR } from './pressure.ts'

/**
 * One reading of one insole: relative pressure 0–100 a cell (unitless; −1 where there is no sensor),
 * row 0 at the toes, columns from the inner (medial) to the outer side of the foot, for the left and the right
 * foot alike: a right insole is a left one mirrored, so a picture of a right foot mirrors the columns.
 * `timestamp` is in milliseconds since 1970 (UTC).
 */
export const frame = z.object({
  timestamp: z.number().check(z.gte(0)),
  foot,
  pressureMatrix: z
    .array(z.array(z.number().check(z.gte(-1), z.lte(100))).check(z.minLength(1), z.maxLength(64)))
    .check(
      z.minLength(1),
      z.maxLength(64),
      z.refine((rows) => rows.every((row) => row.length === rows[0]?.length), 'Rows must be of one length'),
    ),
})
export type Frame = z.infer<typeof frame>

/** Clocks that were never set stand in 1970 or 2000; no insole is older than this. */
export const EARLIEST_MS = Date.UTC(2010, 0, 1)
/** How far a clock may be ahead. */
const AHEAD_MS = 86_400_000
export const latestMs = (): number => Date.now() + AHEAD_MS
export const LONGEST_WORKOUT_MS = 7 * 86_400_000

const side = <T extends z.core.$ZodType>(item: T) => z.array(item).check(z.minLength(1), z.maxLength(64))

/** A frame as the program of an insole sends it: its values by the rule of `toPressure`. */
export const sentFrame = z.extend(frame, {
  pressureMatrix: z.pipe(
    z.pipe(
      side(side(z.nullable(z.number().check(z.gte(-1), z.lt(100 + OVERSHOOT))))),
      z.transform((rows) => {
        const repairs = noRepairs()
        return rows.map((row) => row.map((value) => toPressure(value, repairs) ?? NO_SENSOR))
      }),
    ),
    frame.shape.pressureMatrix,
  ),
})
