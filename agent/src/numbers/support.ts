import type { LedgerEntry } from './ledger.ts'
import type { SpokenNumber } from './spoken-numbers.ts'

/** How far a part or a ratio in words may lie from the measured one: "half" is said of 46 to 54 percent. */
const NEAR = 0.08

/** The same number, rounded or cut to the digits that were said. */
export function matches(value: number, said: SpokenNumber): boolean {
  const scale = 10 ** said.decimals
  const magnitude = Math.abs(value) * scale
  const target = Math.round(said.value * scale)
  return Math.round(magnitude) === target || Math.floor(magnitude + 1e-9) === target
}

/** A value as people say it: minutes and seconds, whole hours, percent, and "half" of a share. */
export function otherUnits({ statistic, value }: LedgerEntry): number[] {
  const magnitude = Math.abs(value)
  if (statistic.endsWith('_s')) {
    const rest = Math.round(magnitude) % 60
    return [magnitude / 60, Math.floor(magnitude / 60) % 60, rest, magnitude / 3600, magnitude % 60]
  }
  if (statistic.endsWith('_ms')) return [magnitude / 1000]
  if (statistic.endsWith('_percent')) return [100 - magnitude]
  return magnitude <= 1 ? [magnitude * 100] : []
}

/** "Half", "a third of": of a share that is near it, or of a minute or an hour. */
export function isPartOf({ statistic, value }: LedgerEntry, part: SpokenNumber): boolean {
  const magnitude = Math.abs(value)
  if (statistic.endsWith('_percent')) return isNear(magnitude / 100, part.value)
  if (statistic.endsWith('_s'))
    return isNear(magnitude / 60, part.value) || isNear(magnitude / 3600, part.value)
  return magnitude > 0 && magnitude < 1 && isNear(magnitude, part.value)
}

/** What was counted: events, steps, workouts. */
const COUNTS = /(?:_count|_events|^total|^high|^low|^steps)$/

/** "It happened twice". */
export const isCountOf = ({ statistic, value }: LedgerEntry, said: SpokenNumber): boolean =>
  value === said.value && COUNTS.test(statistic)

/** "Half of them were high": the high or low events among all of one result. */
export function findShareOfCount(
  part: SpokenNumber,
  entries: readonly LedgerEntry[],
): LedgerEntry | undefined {
  return entries.find(
    ({ statistic, value, tool, workoutId }) =>
      (statistic === 'high' || statistic === 'low') &&
      entries.some(
        (all) =>
          all.statistic === 'total' &&
          all.tool === tool &&
          all.workoutId === workoutId &&
          all.value > 0 &&
          isNear(value / all.value, part.value),
      ),
  )
}

/** "The twelfth event": where at least twelve were counted. */
export function isCountedUpTo({ statistic, value }: LedgerEntry, order: SpokenNumber): boolean {
  return Number.isInteger(value) && value >= order.value && COUNTS.test(statistic)
}

/** The entry whose difference to another of the same statistic and region is the number, plain or in percent. */
export function findDifference(
  number: SpokenNumber,
  entries: readonly LedgerEntry[],
): LedgerEntry | undefined {
  return findPair(
    entries,
    (one, other) =>
      matches(one - other, number) || (other !== 0 && matches(((one - other) / other) * 100, number)),
  )
}

/** The entry that is about so many times another of the same statistic, or the other way round. */
export function findRatio(ratio: number, entries: readonly LedgerEntry[]): LedgerEntry | undefined {
  return findPair(
    entries,
    (one, other) => one > 0 && other > 0 && (isNear(one / other, ratio) || isNear(other / one, ratio)),
  )
}

/** Two values of one statistic: of the same region in different results, or of different regions in one. */
function findPair(
  entries: readonly LedgerEntry[],
  fits: (one: number, other: number) => boolean,
): LedgerEntry | undefined {
  return entries.find((entry) =>
    entries.some(
      (other) =>
        other !== entry &&
        other.statistic === entry.statistic &&
        other.region === entry.region &&
        fits(entry.value, other.value),
    ),
  )
}

const isNear = (value: number, wanted: number) => Math.abs(value - wanted) <= wanted * NEAR
