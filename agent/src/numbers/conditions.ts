import type { Quantity } from './quantity.ts'
import { COUNTS, type Statistic } from './statistics.ts'
import type { Topic } from './topic.ts'
import { wordsOf } from './word-list.ts'

/** "Above 75", "five or fewer", "exactly four minutes": what the counted ones of a group have in common. */
export interface Condition {
  readonly quantity: Quantity
  readonly side: 'above' | 'below' | 'exact'
  /** What the words around it name. */
  readonly statistics: readonly Statistic[]
}

const before = (list: string) => new RegExp(`${wordsOf(list).source} (?:the |a )?$`, 'i')
const ABOVE = before(`
  higher than, harder than, longer than, faster than, quicker than, heavier than, greater than, larger than, better than, crossed,
  crossing, topped, topping, cleared, exceeded, exceeding, beat, broke`)
const BELOW = before('lower than, softer than, shorter than, slower than, lighter than, smaller than')
const OR_ABOVE = /^[^.,;\d]{0,20}?\bor (?:more|longer|higher|above|over)\b(?! than)/i
const OR_BELOW = /^[^.,;\d]{0,20}?\bor (?:fewer|less|shorter|lower|below|under)\b(?! than)/i
const SINCE = /\bafter (?:the )?$/i
const UNTIL = /\b(?:before(?: the)?|(?:in|within|during) the first) $/i
const NONE_REACHED = /\b(?:none|no|neither|nothing)\b[^.;,]* reach(?:ed|es)? $/i
const EXACT = /\b(?:exactly|precisely) $/i
const EACH = /^(?: [\p{L}-]+){0,3} (?:each|apiece)\b/iu
/** "From 4 up to 30", "below the 92.9 you began with": no bound of a group. */
const NO_BOUND = /\b(?:up to|within|the|(?:over|under) (?:with )?in) $/i
const NEAR = 60
const ROUNDED = 1e-6

/** "How many of them" is no word for what each of them has. */
export const statisticsIn = ({ statistic }: Pick<Topic, 'statistic'>): Statistic[] =>
  statistic.flatMap(({ values, isHint }) => values.filter((one) => !(isHint && COUNTS.includes(one))))

/** What numbers of a text may be bounds of. */
export function conditionsIn(
  text: string,
  quantities: readonly Quantity[],
  { statistic }: Topic,
): Condition[] {
  return quantities.flatMap((quantity): Condition[] => {
    if (quantity.kind !== 'amount' || quantity.isChange || quantity.unit === 'times') return []
    const side = sideOf(quantity, text.slice(0, quantity.index), text.slice(quantity.end))
    if (!side) return []
    const near = statistic.filter(({ index }) => Math.abs(index - quantity.index) < NEAR)
    return [{ quantity, side, statistics: quantity.counts ?? statisticsIn({ statistic: near }) }]
  })
}

function sideOf({ bound, unit, counts }: Quantity, before: string, after: string): Condition['side'] | null {
  if (OR_BELOW.test(after)) return 'below'
  if (OR_ABOVE.test(after)) return 'above'
  if (EXACT.test(before) || (bound.side === 'at' && (unit || counts) && EACH.test(after))) return 'exact'
  if (NONE_REACHED.test(before)) return 'above'
  if (unit === 'seconds' && SINCE.test(before)) return 'above'
  if (unit === 'seconds' && UNTIL.test(before)) return 'below'
  if (NO_BOUND.test(before)) return null
  if ((bound.side === 'above' && !bound.isNear) || ABOVE.test(before)) return 'above'
  return (bound.side === 'below' && !bound.isNear) || BELOW.test(before) ? 'below' : null
}

/** Whether as many of the values meet a condition as was said. */
export function isMetBy(
  { quantity: { value: limit, step }, side }: Condition,
  values: readonly number[],
  isOf: (count: number, size: number) => boolean,
): boolean {
  const among = (isMet: (past: number) => boolean) =>
    isOf(
      values.filter((value) => isMet(side === 'below' ? limit - value : value - limit)).length,
      values.length,
    )
  if (side === 'exact') return among((past) => Math.abs(past) <= step / 2)
  // Whether just that counts is left open in speech.
  return among((past) => past > ROUNDED) || among((past) => past > -ROUNDED)
}
