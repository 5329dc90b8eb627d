import { type Bound, boundOf } from './bounds.ts'
import type { SpokenNumber } from './spoken-numbers.ts'
import type { Statistic } from './statistics.ts'
import { anyOf } from './word-list.ts'

/** What no insole measures, such as kilometres, is `unmeasured`. */
export type QuantityUnit =
  | 'percent'
  | 'seconds'
  | 'clock'
  | 'hertz'
  | 'pressure'
  | 'times'
  | 'unmeasured'
  | null

/** A number with its unit: several numbers that are one time ("4 minutes 10") are one quantity. */
export interface Quantity {
  readonly text: string
  readonly index: number
  readonly end: number
  /** Seconds for times, minutes since midnight for a clock. */
  readonly value: number
  /** Of the last digit that was said, in the same unit. */
  readonly step: number
  readonly kind: SpokenNumber['kind']
  readonly unit: QuantityUnit
  /** What is counted, where a noun says so. */
  readonly counts: readonly Statistic[] | null
  readonly bound: Bound
  /** "Of the 17 events": all of them, whatever place or part the sentence names beside. */
  readonly isTotal: boolean
  /** "13 of your 518 steps": what it counts may be something else than the whole. */
  readonly isOutOf: boolean
  /** What it is if the unit that it borrowed is not its own. */
  readonly alone?: Quantity
  /** "More", "higher", "by": a change and not a level. */
  readonly isChange: boolean
}

/** What may stand between a number and the word that makes a change of it: "three hard hits more". */
const BETWEEN = anyOf(`
  %, percent, percentage, per cent, point, points, unit, units, millisecond, milliseconds, ms, second, seconds, minute, minutes,
  step, steps, event, events, hit, hits, impact, impacts, pressure, of pressure, per minute, a minute`)
const MORE = anyOf(`
  more, fewer, higher, lower, harder, softer, longer, shorter, quicker, slower, faster, greater, smaller, lighter, heavier, ahead,
  behind, extra, short of, shy of, off, away, drop, rise, increase, decrease, difference, gap, improvement, change, jump, decline,
  reduction, swing, better, worse`)
/** "Hits above 75" are no more than others. */
const NOT_OF_EVENTS = '(?<!(?:events?|hits?|impacts?|landings?) )'
const CHANGE_AFTER = new RegExp(
  [
    String.raw`^[\s-]*percentage points?\b`,
    String.raw`^[\s-]*(?:${BETWEEN}|(?:high|hard)\S*(?: force)? \w+|[\s-])*(?:${[
      MORE,
      String.raw`less(?! so\b)`,
      String.raw`${NOT_OF_EVENTS}(?:above|below)(?! \d)`,
      String.raw`(?:up|down)(?! (?:to|from|at|in|on)\b)`,
      'points? (?:over|under)',
      `${NOT_OF_EVENTS}(?:over|under)(?= (?:the|your|that) (?:threshold|limit))`,
      'apart(?! from)',
    ].join('|')})\b`,
  ].join('|'),
  'i',
)
const CHANGE_VERB = anyOf(`
  gained, lost, added, shaved, cut, dropped, rose, fell, grew, improved, increased, decreased, gap, minus`)
const CHANGE_NOUN = anyOf(`
  difference, gap, change, drop, rise, increase, decrease, improvement, jump, decline, reduction, shift, move, bump, dip, loss,
  gain, swing`)
const BEFORE_UP = anyOf(`
  is, was, are, were, went, gone, goes, going, moved, ticked, crept, shot, be, been`)
const CHANGE_BEFORE = new RegExp(
  String.raw`\b(?:${[
    String.raw`(?:by|(?<=\b${BEFORE_UP} |['’](?:s|re) |, |^|\band )(?:up|down))(?: (?:by|only|just|another|a further))?`,
    `${CHANGE_NOUN}(?: (?:of|is|was)|,)`,
    `${CHANGE_VERB}(?: by)?`,
  ].join(
    '|',
  )})(?: ${anyOf('of, about, around, roughly, nearly, almost, just, only, some, a, over, under, well')})* *$`,
  'i',
)

const IN_TOTAL = /^(?:\s+[\w-]+){0,4},? (?:in total|in all|altogether|all told|total\b)/i
/** "All 13 high-force events were on M2 or M3". */
const ALL = /\ball (?:(?:of )?(?:the|your|these|those) )?$/i
const SOME_OF = anyOf(`
  out, all, most, many, some, half, any, each, rest, majority, percent, per cent, few, none, third, thirds, quarter, quarters, fifth,
  fifths, first, last, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, *est, *teen, *ty`)
const OUT_OF = new RegExp(
  String.raw`(?:^|[\d%] |\b${SOME_OF} )of (?:the|your|those|these|all|all the|all your|its|(?:the|your) \w+['’]s)? ?$`,
  'i',
)

/** A quantity, and of how many numbers it is made. */
export type Read = { quantity: Quantity; length: number }

/** A quantity with all that the words before and after it say. */
export function complete(
  sentence: string,
  from: number,
  to: number,
  read: Pick<Quantity, 'value' | 'step' | 'kind' | 'unit'> & { counts?: readonly Statistic[] | null },
  text = sentence.slice(from, to),
): Quantity {
  const before = sentence.slice(0, from)
  const after = sentence.slice(to)
  return {
    counts: null,
    ...read,
    text,
    index: from,
    end: to,
    bound: boundOf(before, after),
    isTotal:
      Number.isInteger(read.value) &&
      read.unit === null &&
      (OUT_OF.test(before) || ALL.test(before) || IN_TOTAL.test(after)),
    isOutOf: /^ (?:out )?of (?:the |your |those |these |all )*[\p{L}\d]/iu.test(after),
    isChange: CHANGE_AFTER.test(after) || (CHANGE_BEFORE.test(before) && !/^ to \d/.test(after)),
  }
}

export const endOf = ({ index, text }: SpokenNumber) => index + text.length
