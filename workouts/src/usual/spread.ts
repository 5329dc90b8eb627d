import * as z from 'zod/mini'

/** Below so many earlier values nothing is called usual. */
export const FEWEST_EARLIER = 3

/** The middle of earlier values, and their middle half: from the first to the third quartile. */
export const spread = z.object({
  count: z.number(),
  median: z.number(),
  /** First and third quartile, interpolated linearly between values: Hyndman & Fan 1996, type 7. */
  low: z.number(),
  high: z.number(),
})
export type Spread = z.infer<typeof spread>

/** Null where there are too few. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length < FEWEST_EARLIER) return null
  const sorted = values.toSorted((one, other) => one - other)
  return {
    count: sorted.length,
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
  }
}

/** Not a number where there are no values. */
export const medianOf = (values: readonly number[]): number =>
  quantile(
    values.toSorted((one, other) => one - other),
    0.5,
  )

function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)] ?? Number.NaN
  const above = sorted[Math.ceil(position)] ?? below
  return below + (above - below) * (position - Math.floor(position))
}

export const side = z.enum(['above', 'below', 'within'])
export type Side = z.infer<typeof side>

/**
 * On which side of the usual a value lies; `within` also where it is nearer than `least`, the smallest difference worth
 * a word. The fewer earlier values, the wider the usual: of normally distributed values that differ by chance alone
 * at most one in eight is called unusual, from three earlier ones on (`spread.test.ts` measures it).
 */
export function sideOf(value: number, usual: Spread, least: number): Side {
  const difference = value - usual.median
  if (Math.abs(difference) <= widthOf(usual, least)) return 'within'
  return difference > 0 ? 'above' : 'below'
}

/** So much of the median away a reader sees another number, not much the same one. */
const NEAR_SHARE = 0.2

/** Whether two numbers beside each other read as much the same, however far earlier values are apart. */
export const isNear = (value: number, { median }: Spread, least: number): boolean =>
  Math.abs(value - median) <= Math.max(least, NEAR_SHARE * Math.abs(median))

/** How far from the median a value is still as usual. */
export function widthOf({ count, low, high }: Spread, least: number): number {
  return Math.max(least, (1.25 + 7 / (count - 1)) * (high - low))
}
