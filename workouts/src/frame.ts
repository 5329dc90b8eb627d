import * as z from 'zod/mini'
import { foot } from './workout.ts'

/** The cell value of a place where the insole has no sensor; it never enters a statistic. */
export const NO_SENSOR = -1

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
