import { ordinalOf } from '../language/number-words.ts'
import { endOf, MINUTES, type Segment } from '../language/segments.ts'

const BEFORE = /^(?:in |for )?(?:(?:the )?(?:time|part|bit|rest|\w+ minutes?) )?before(?: (?:that|it|then))?$/
const AFTER =
  /^(?:in |for )?(?:(?:the )?(?:time|part|bit|rest|\w+ minutes?) )?(?:after(?:wards?)?|since)(?: (?:that|it|then))?$|^(?:in |for |then )?the rest$/
const WHOLE =
  /\b(?:whole|entire|full) (?:thing|run|workout|session|walk|match|game|time)\b|^(?:overall|altogether|all together|in total|in all|all of it|over all of it)$/
const NO_UNIT =
  /^(?:in |for |over |during )?(?:the )?(first|last|final) (\d+|one)$|^(?:between )?(\d+) (?:and|to) (\d+)$/

const OTHER_END = /^(?:in |for |over |during )?(?:the )?(first|last|final)(?: one)?$/

const NEIGHBOUR = /^(?:in |during )?(?:the )?(next|following|previous)(?: (?:one|minute|part))?$/
const NTH = new RegExp(`^(?:in |during )?(?:the )?(${MINUTES})(?: (?:one|minute))?$`)
/** "Make it three minutes." */
const OTHER_LENGTH = /^(?:(?:for|over|the) )*TIME$/

/** The part of the same length that comes next, before, or as the third of such: "and in the second?" */
function sameLength(text: string, fromS: number, toS: number): Segment | null {
  const length = toS - fromS
  const [, way] = NEIGHBOUR.exec(text) ?? []
  const [, nth] = NTH.exec(text) ?? []
  const start = way
    ? fromS + (way === 'previous' ? -length : length)
    : nth
      ? (ordinalOf(nth) - 1) * length
      : -1
  return start < 0 ? null : { fromS: start, toS: start + length }
}

/**
 * Beside a part that was spoken of: "and before that?", "in the last ten?"; "whole" for all of the workout.
 * @param inS the time that the text names.
 */
export function segmentBeside(
  text: string,
  { fromS, toS, isShare }: Segment,
  inS?: number,
): Segment | 'whole' | null {
  if (WHOLE.test(text)) return 'whole'
  if (isShare) return null
  const isAtEnd = fromS !== null && fromS < 0
  if (inS && OTHER_LENGTH.test(text) && (fromS === null || isAtEnd)) return endOf(!isAtEnd, inS)
  const near = toS !== null && toS > 0 && !isAtEnd ? sameLength(text, fromS ?? 0, toS) : null
  if (near) return near
  if (BEFORE.test(text)) return fromS === null ? null : { fromS: null, toS: fromS }
  if (AFTER.test(text)) return toS === null ? null : { fromS: toS, toS: null }
  const [, end] = OTHER_END.exec(text) ?? []
  const length = fromS === null ? toS : toS === null && fromS < 0 ? -fromS : null
  if (end && length !== null) return endOf(end === 'first', length)
  const [found, which, count, from, to] = NO_UNIT.exec(text) ?? []
  if (!found) return null
  const unitInS =
    [fromS, toS].some((second) => second !== null && second % 30 !== 0) || Math.abs(fromS ?? toS ?? 60) < 60
      ? 1
      : 60
  if (which) return endOf(which === 'first', (count === 'one' ? 1 : Number(count)) * unitInS)
  return Number(from) < Number(to) ? { fromS: Number(from) * unitInS, toS: Number(to) * unitInS } : null
}
