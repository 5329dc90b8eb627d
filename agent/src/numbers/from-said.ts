import { fits } from './bounds.ts'
import { isTimes } from './change.ts'
import type { Claim } from './claims.ts'
import { REST } from './derived.ts'
import type { LedgerFact } from './ledger.ts'
import type { Quantity } from './quantity.ts'
import { COUNTS, PHASES, type Statistic, unitOf } from './statistics.ts'
import { ofRounded, TOGETHER } from './sums.ts'

/** A number that is known to be true, with its unit and what it counts. */
export interface Operand {
  readonly value: number
  readonly unit: string
  readonly isCount: boolean
  /** What it is of, where that is known: only numbers of one statistic are set against each other. */
  readonly statistic?: Statistic | undefined
}

export const operandOf = (quantity: Quantity, statistic?: Statistic): Operand => ({
  statistic,
  value: quantity.kind === 'part' ? quantity.value * 100 : quantity.value,
  unit: quantity.kind === 'part' ? 'percent' : quantity.unit === 'pressure' ? '' : (quantity.unit ?? ''),
  isCount:
    !!quantity.counts?.some((one) => COUNTS.includes(one) || one === 'steps') ||
    (quantity.unit === null && quantity.step >= 1),
})

export const operandOfFact = ({ statistic, value }: LedgerFact): Operand => {
  const unit = unitOf(statistic)
  return {
    statistic,
    value: Math.abs(value),
    unit: unit === 'percent' || unit === 'seconds' ? unit : '',
    isCount: unit === 'count',
  }
}

const SPAN =
  /\b(?:within|span(?:s|ned|ning)?(?: of)?|over|spread over|into (?:that|the)|apart)(?: (?:about|just|only|around|roughly))? $/i
const INTO = /^ (?:in)?to\b/i

/**
 * Whether a number follows by plain arithmetic from numbers beside it that are true: a difference, a share, a ratio, a rest, a
 * sum, a rate, or the same said again.
 * @param said numbers that were said in this answer.
 * @param others facts that its own words name.
 */
export function followsFromSaid(
  claim: Claim,
  sentence: string,
  said: readonly Operand[],
  others: readonly Operand[],
): boolean {
  const { quantity } = claim
  const own = operandOf(quantity)
  const told = (value: number) => fits(quantity.kind === 'part' ? value / 100 : value, quantity)
  const before = sentence.slice(0, quantity.index)
  const after = sentence.slice(quantity.end)
  const isBare = !(claim.own('place') ?? claim.own('foot') ?? claim.own('workout') ?? claim.own('part'))
  if (
    isBare &&
    quantity.kind !== 'multiple' &&
    !quantity.isChange &&
    said.some((one) => one.unit === own.unit && !one.isCount === !own.isCount && told(one.value))
  )
    return true
  if (
    own.unit === 'percent' &&
    REST.test(sentence) &&
    said.some(({ value, unit }) => unit === 'percent' && told(100 - value))
  )
    return true
  const all = [...said, ...others]
  const pairs = said.flatMap((one) =>
    all
      .filter((other) => other !== one && (other.value !== one.value || other.unit !== one.unit))
      .map((other) => [one, other] as const),
  )
  return pairs.some(([one, other]) => {
    if (one.unit !== other.unit) return false
    const isShare = own.unit === 'percent'
    const difference = Math.abs(one.value - other.value)
    const isPart = !quantity.isChange && one.isCount && other.isCount
    if (
      isShare &&
      isPart &&
      told((Math.min(one.value, other.value) / Math.max(one.value, other.value)) * 100)
    )
      return true
    if (!isOfOneKind(one, other)) return false
    if (isShare && other.value > 0 && one.value > 0) {
      if (
        quantity.isChange &&
        (told((difference / one.value) * 100) || told((difference / other.value) * 100))
      )
        return true
    }
    if (quantity.kind === 'multiple' || quantity.unit === 'times') {
      const ratio = Math.max(one.value, other.value) / Math.min(one.value, other.value)
      return Number.isFinite(ratio) && isTimes(ratio, quantity)
    }
    if (quantity.kind === 'part')
      return (
        other.value > 0 &&
        one.value > 0 &&
        fits(Math.min(one.value, other.value) / Math.max(one.value, other.value), quantity)
      )
    if (one.unit !== own.unit && !(own.unit === '' && one.unit === 'percent')) return false
    if (
      (quantity.isChange || (quantity.step < 1 && !claim.isTied) || SPAN.test(before) || INTO.test(after)) &&
      fits(difference, quantity)
    )
      return true
    return (
      TOGETHER.test(sentence) &&
      (one.isCount || one.unit !== '') &&
      !quantity.isChange &&
      fits(one.value + other.value, ofRounded(quantity))
    )
  })
}

const PRESSURES: readonly Statistic[] = ['peak', 'mean', 'minimum', 'event_pressure', 'threshold']
const MOMENTS: readonly Statistic[] = ['peak_at', 'event_at', 'part_time', 'duration']
function isOfOneKind({ statistic: one }: Operand, { statistic: other }: Operand): boolean {
  return (
    !one ||
    !other ||
    one === other ||
    [COUNTS, PHASES, MOMENTS, PRESSURES].some((kind) => kind.includes(one) && kind.includes(other))
  )
}
