import { endOf, type Segment } from '../language/segment-words.ts'

const BEFORE = /^(?:in |for )?(?:(?:the )?(?:time|part|bit|rest|\w+ minutes?) )?before(?: (?:that|it|then))?$/
const AFTER =
  /^(?:in |for )?(?:(?:the )?(?:time|part|bit|rest|\w+ minutes?) )?(?:after(?:wards?)?|since)(?: (?:that|it|then))?$|^(?:in |for |then )?the rest$/
const WHOLE =
  /\b(?:whole|entire|full) (?:thing|run|workout|session|walk|match|game|time)\b|^(?:overall|altogether|all together|in total|in all|all of it|over all of it|from start to (?:end|finish))$/
const NO_UNIT =
  /^(?:in |for |over |during )?(?:the )?(first|last|final) (\d+|one)$|^(?:between )?(?:minute )?(\d+) (?:and|to) (?:minute )?(\d+)$/

/** Beside a part that was spoken of: "and before that?", "in the last ten?"; "whole" for all of the workout. */
export function segmentBeside(text: string, spokenOf: Segment): Segment | 'whole' | null {
  const { fromS, toS, isShare } = spokenOf
  if (WHOLE.test(text)) return 'whole'
  if (isShare) return null
  if (BEFORE.test(text)) return fromS === null ? null : { fromS: null, toS: fromS }
  if (AFTER.test(text)) return toS === null ? null : { fromS: toS, toS: null }
  const [found, which, count, from, to] = NO_UNIT.exec(text) ?? []
  if (!found) return null
  const unitInS = isInSeconds(spokenOf) ? 1 : 60
  if (which) return endOf(which === 'first', (count === 'one' ? 1 : Number(count)) * unitInS)
  return Number(from) < Number(to) ? { fromS: Number(from) * unitInS, toS: Number(to) * unitInS } : null
}

/** Whether a part was named in seconds. */
const isInSeconds = ({ fromS, toS }: Segment): boolean =>
  [fromS, toS].some((second) => second !== null && second % 60 !== 0 && second % 30 !== 0) ||
  Math.abs(fromS ?? toS ?? 60) < 60
