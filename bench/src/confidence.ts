import { percentile } from './measured.ts'

const RESAMPLES = 2000
const CONFIDENCE = 0.95

export interface Interval {
  readonly from: number
  readonly to: number
}

/**
 * The 95 % interval of a statistic by the bootstrap's percentile method (Efron and Tibshirani, An Introduction to the
 * Bootstrap, 1993, chapter 13); the same at each run. Each set of samples is drawn from on its own.
 */
export function confidenceOf<const Sets extends readonly (readonly number[])[]>(
  sets: Sets,
  statistic: (...drawn: Sets) => number,
): Interval {
  const random = seeded()
  const draw = (values: readonly number[]) =>
    values.map(() => values[Math.floor(random() * values.length)] ?? 0)
  const found = Array.from({ length: RESAMPLES }, () => statistic(...(sets.map(draw) as unknown as Sets)))
  const outside = (1 - CONFIDENCE) / 2
  return { from: percentile(found, outside), to: percentile(found, 1 - outside) }
}

/** Mulberry32, public domain. */
function seeded(): () => number {
  let state = 1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
