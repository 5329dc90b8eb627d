import type { Quantity } from './quantity.ts'
import { anyOf } from './word-list.ts'

/** The part of a sentence that belongs to one number. */
export interface Clause {
  readonly from: number
  readonly to: number
}

const PARTING = anyOf(`
  while, whereas, where, but, versus, vs, vs., compared, against, than, although, though, apart from, except, except for,
  followed by`)
const STRONG = new RegExp(
  String.raw`[;—–]\s|[,:]? (?:${PARTING}|(?:(?:well|far|just|slightly) )?(?:below|above)(?= (?:the|your|its) $))\b|, and\b|\.\s`,
  'i',
)
const WEAK = /,|\band\b|\bwith\b|\bor\b|\bto\b|[:(/]/gi

/** One clause for each number: two of them part at the first word between that parts. */
export function clausesOf(
  sentence: string,
  quantities: readonly Quantity[],
  places: readonly Span[] = [],
): Clause[] {
  // Null where nothing parts them: "at 2:39 M3 hit 76.1".
  const cuts = quantities.slice(1).map((next, index) => {
    const end = quantities[index]?.end ?? 0
    const between = sentence.slice(end, next.index)
    const at = STRONG.exec(between)?.index ?? weakIn(between, end, places)
    return at === undefined ? null : end + at
  })
  return quantities.map((_, index) => ({
    from: cuts.slice(0, index).findLast((cut) => cut !== null) ?? 0,
    to: cuts.slice(index).find((cut) => cut !== null) ?? sentence.length,
  }))
}

interface Span {
  readonly index: number
  readonly end: number
}

/** The first weak word that does not stand between two places: "54 to 32 between forefoot and heel". */
function weakIn(between: string, from: number, places: readonly Span[]): number | undefined {
  return [...between.matchAll(WEAK)].find(({ index }) => {
    const at = from + index
    return !(
      places.some(({ end }) => end <= at && at - end <= 1) &&
      places.some(({ index: next }) => next > at && next < from + between.length && next - at <= 10)
    )
  })?.index
}
