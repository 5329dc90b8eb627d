import { areComparable, areOfOtherParts, type Operand } from './operands.ts'
import type { Quantity } from './quantity.ts'

/** What a sentence makes of the numbers that it sets side by side. */
export interface Making {
  readonly isDifference: boolean
  /** Whether the sentence speaks of a change, which a percentage may be of. */
  readonly isCompared: boolean
  /** "As many", "fewer". */
  readonly isOfCounts: boolean
  readonly isSum: boolean
  readonly isRest: boolean
  readonly isAverage: boolean
  /** A share of something that is named. */
  readonly isShare: boolean
  /** Seconds of "a minute", where a count over time is told. */
  readonly per: number | null
  readonly isInterval: boolean
}

/** A part is told of one, a percentage of a hundred. */
export const scaleOf = ({ kind, unit }: Quantity) =>
  kind === 'multiple' ? 'times' : kind === 'part' ? 'percent' : unit === 'pressure' ? '' : (unit ?? '')

/** All that a number of this form may be, made of two true ones: what they make in their own scale, then in proportion. */
export function madeOf(
  one: Operand,
  other: Operand,
  quantity: Quantity,
  making: Making,
): [number[], number[]] {
  const [low, high] = one.value < other.value ? [one, other] : [other, one]
  const isLike = areComparable(one, other) && !(making.isOfCounts && one.isCount === false)
  const scale = scaleOf(quantity)
  const whole = quantity.kind === 'part' ? 1 : 100
  const difference = high.value - low.value
  const inScale: number[] = []
  const inProportion: number[] = []
  if (
    isLike &&
    quantity.kind !== 'part' &&
    (scale === low.scale || (scale === '' && low.scale === 'percent'))
  ) {
    if (making.isRest || (making.isDifference && !isPartOf(low, high))) inScale.push(difference)
    if (making.isSum && (low.isCount !== false || low.scale !== '')) inScale.push(low.value + high.value)
  }
  if (low.value > 0 && scale === 'times' && isLike) inProportion.push(high.value / low.value)
  if (low.value > 0 && scale === 'percent') {
    if (isLike && (quantity.kind === 'part' ? quantity.isChange : making.isCompared))
      inProportion.push((difference / low.value) * whole, (difference / high.value) * whole)
    const areCounts = low.scale === '' && high.scale === '' && low.isCount !== false && high.isCount !== false
    if (
      quantity.kind === 'part'
        ? isLike && !quantity.isChange
        : !quantity.isChange && ((isLike && making.isShare) || areCounts)
    )
      inProportion.push((low.value / high.value) * whole)
  }
  inScale.push(...overTime(one, other, quantity, making), ...overTime(other, one, quantity, making))
  return [inScale, inProportion]
}

/** "Twelve a minute", "one every five seconds", and what a share of a time lasts. */
function overTime(count: Operand, time: Operand, quantity: Quantity, { per, isInterval }: Making): number[] {
  if (time.scale !== 'seconds' || time.value <= 0 || count.value <= 0) return []
  if (time.fact && count.fact && time.fact.workoutId !== count.fact.workoutId) return []
  if (count.scale === 'percent' && quantity.unit === 'seconds') return [(count.value * time.value) / 100]
  if (count.isCount === false) return count.statistic === 'cadence' && per ? [(count.value / 60) * per] : []
  if (isInterval && quantity.unit === 'seconds') return [time.value / count.value]
  return per && quantity.unit !== 'seconds' ? [(count.value / time.value) * per] : []
}

/** A part of a workout differs from the whole by its rest. */
const isPartOf = ({ fact: one }: Operand, { fact: other }: Operand) =>
  !!one && !!other && areOfOtherParts(one, other) && (one.part === null || other.part === null)
