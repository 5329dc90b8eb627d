import { type Bound, boundOf } from './bounds.ts'
import type { SpokenNumber } from './spoken-numbers.ts'
import type { Statistic } from './statistics.ts'

export type QuantityUnit = 'percent' | 'seconds' | 'clock' | 'hertz' | 'pressure' | 'times' | null

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

const CHANGE_AFTER =
  /^[\s-]*percentage points?\b|^[\s-]*(?:%|per ?cent(?:age)?|points?|units?|milliseconds?|ms|seconds?|minutes?|steps?|events?|hits?|impacts?|(?:high|hard)\S*(?: force)? \w+|(?:of )?pressure|per minute|a minute|[\s-])*(?:more|less(?! so\b)|fewer|higher|lower|harder|softer|longer|shorter|quicker|slower|faster|greater|smaller|lighter|heavier|(?<!(?:events?|hits?|impacts?|landings?) )(?:above|below)(?! \d)|(?:up|down)(?! (?:to|from|at|in|on)\b)|points? (?:over|under)|(?<!(?:events?|hits?|impacts?|landings?) )(?:over|under)(?= (?:the|your|that) (?:threshold|limit))|apart(?! from)|ahead|behind|extra|short of|shy of|off|away|drop|rise|increase|decrease|difference|gap|improvement|change|jump|decline|reduction|swing|better|worse)\b/i
const CHANGE_BEFORE =
  /\b(?:(?:by|(?<=\b(?:is|was|are|were|went|gone|goes|going|moved|ticked|crept|shot|be|been) |['’](?:s|re) |, |^|\band )(?:up|down))(?: (?:by|only|just|another|a further))?|(?:difference|gap|change|drop|rise|increase|decrease|improvement|jump|decline|reduction|shift|move|bump|dip|loss|gain|swing) (?:of|is|was)|(?:gained|lost|added|shaved|cut|dropped|rose|fell|grew|improved|increased|decreased|gap|minus)(?: by)?)(?: (?:of|about|around|roughly|nearly|almost|just|only|some|a|over|under|well))* *$/i

const IN_TOTAL = /^(?:\s+[\w-]+){0,4},? (?:in total|in all|altogether|all told|total\b)/i
/** "All 13 high-force events were on M2 or M3". */
const ALL = /\ball (?:(?:of )?(?:the|your|these|those) )?$/i
const OUT_OF =
  /(?:^|[\d%] |\b(?:out|all|most|many|some|half|any|each|rest|majority|per ?cent|few|none|thirds?|quarters?|fifths?|first|last|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+(?:est|teen|ty)) )of (?:the|your|those|these|all|all the|all your|its|(?:the|your) \w+['’]s)? ?$/i

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
