import type { Clause } from './clauses.ts'
import type { Mention } from './mentions.ts'
import type { Quantity } from './quantity.ts'
import { COUNTS, type Statistic } from './statistics.ts'
import type { Aspect, Topic } from './topic.ts'
import { anyOf } from './word-list.ts'

/**
 * What a number is said to be about, in one respect: `strict` where the words beside it say so, otherwise what the words
 * around it or the conversation make likely; null where nothing says it.
 */
export interface Named<Value> {
  readonly values: readonly Value[]
  readonly isStrict: boolean
}

export interface Claim {
  readonly quantity: Quantity
  /** Whether the words beside it name a statistic. */
  readonly hasOwnStatistic: boolean
  /** What the number before it counts: "1 hit in the first half and 4 in the second". */
  readonly countsBefore: readonly Statistic[] | null
  /** Whether it stands within the words for a part: "the first two minutes". */
  readonly isPart: boolean
  /** Whether more numbers of its kind stand in the sentence. */
  readonly isOneOfMany: boolean
  /** Whether it has no unit, and one before it is a percentage. */
  readonly isAfterPercent: boolean
  /** Whether a bare number told in tenths stands in the sentence: "89.8 in March and 82 in May". */
  readonly isBesideDecimal: boolean
  /** The words around the number. */
  readonly clause: string
  /** The same with the numbers that it is joined to: "two or three". */
  readonly widened: string
  /** Whether the words beside it name a statistic of which it must be. */
  readonly isTied: boolean
  /** Whether the sentence names no place at all. */
  readonly isPlaceless: boolean
  /** What verbs and the like beside it make likely: "reached", "took". */
  readonly hinted: readonly Statistic[]
  /** What the words beside it plainly say, and nothing else may be meant; null where they say nothing. */
  readonly own: <Key extends Aspect>(aspect: Key) => readonly Topic[Key][number]['values'][number][] | null
  readonly named: <Key extends Aspect>(aspect: Key) => Named<Topic[Key][number]['values'][number]> | null
  /** What the sentence names, else what was named last before it. */
  readonly spoken: <Key extends Aspect>(aspect: Key) => readonly Topic[Key][number]['values'][number][]
  /** All that the sentence and the conversation name. */
  readonly all: <Key extends Aspect>(aspect: Key) => readonly Topic[Key][number]['values'][number][]
}

type AnyMention = Mention<unknown>
const valuesOf = (mentions: readonly AnyMention[]) => [...new Set(mentions.flatMap(({ values }) => values))]
/** "Than the left one", "compared with the Interval run": what the number is set against, or belongs to. */
const FOIL = new RegExp(
  String.raw`\b(?:than|compared (?:with|to)|versus|vs\.?|against|unlike|from|since|instead of|as)(?: ${anyOf(`
      on, in, at, with, for, the, your, my, that, of, it was, just, only, about, around, some, nearly`)})* *$`,
  'i',
)
const REMARK = new RegExp(
  [
    String.raw`, (?:so|which means|meaning|making|suggesting|because|since)\b[^.;\d]*$`,
    String.raw`(?:\b(?:[\w-]+|(?:the )?(?:majority|rest|bulk)) of (?:them|those|these|which)|${[
      String.raw`\ball (?:of (?:them|which) )?(?:on|under|in|at)\b`,
      String.raw`\b${anyOf(`
          mostly, mainly, largely, chiefly, predominantly, especially, particularly, primarily, including`)}\b`,
    ].join('|')})[^.;\d]*$`,
    String.raw`\b(?:that|this|it) (?:is|was)(?: (?:the|your))? (?:[^.;\d]*, which [^.;\d]*)?$`,
  ].join('|'),
  'i',
)
const TIED = /^[\s-]*(?:(?:percent|%|of|the|your|its|total|milliseconds?|ms|as) ?)*$/i
const countsOf = (quantity: Quantity | undefined) => (quantity ? (quantity.counts ?? COUNTS) : null)
/** Plain words where there are any, hints otherwise. */
const plainest = (mentions: readonly AnyMention[]) => {
  const plain = mentions.filter(({ isHint }) => !isHint)
  return plain.length > 0 ? plain : mentions
}

/**
 * Reads what each number of a sentence is about: its own clause says it, else the clauses before, else those behind, else
 * the sentences before and the question.
 * @param context topics of what was said before, the latest first.
 */
export function claimsOf(
  sentence: string,
  quantities: readonly Quantity[],
  clauses: readonly Clause[],
  topic: Topic,
  context: readonly Topic[],
): Claim[] {
  return quantities.map((quantity, index) => {
    const within = (aspect: Aspect, { from, to }: Clause): AnyMention[] =>
      (topic[aspect] as readonly AnyMention[]).filter(
        (mention) =>
          mention.index >= from &&
          mention.index < to &&
          !(aspect === 'statistic' ? isOthersNoun(mention) : isRemark(mention)),
      )
    // "30 high-force events" says nothing of the "three and a half minutes" before it.
    const isOthersNoun = ({ index: at }: AnyMention) =>
      quantities.some(
        (other) =>
          other !== quantity &&
          other.counts &&
          at >= other.end &&
          /^[\s-]*$/.test(sentence.slice(other.end, at)),
      )
    // "49 hits, most of them on M4", "at 3:10, and that is the outer ball": not what the number is of.
    const isRemark = ({ index: at }: AnyMention) =>
      at >= quantity.end && REMARK.test(sentence.slice(quantity.end, at))
    // "5.9 versus 5.5", "up from 5.6": it is of the other one.
    const isSetAgainst = index > 0 && FOIL.test(sentence.slice(0, quantity.index))
    const own = clauses[index] as Clause
    const hasOwnStatistic = quantity.counts !== null || within('statistic', own).some(({ isHint }) => !isHint)
    const read = (aspect: Aspect): Named<unknown> | null => {
      const found = search(aspect)
      // Hints of a statistic add to what is plainly spoken of: "on average 7.3, while the midfoot saw 2.7".
      if (aspect !== 'statistic' || !found?.isHint) return found
      const plain = search(aspect, ({ isHint }) => !isHint)
      return plain
        ? { values: [...new Set([...found.values, ...plain.values])], isStrict: found.isStrict }
        : found
    }
    const search = (
      aspect: Aspect,
      counts: (mention: AnyMention) => boolean = () => true,
    ): (Named<unknown> & { readonly isHint: boolean }) | null => {
      const named = (mentions: readonly AnyMention[], isStrict: boolean) => ({
        values: valuesOf(mentions),
        isStrict,
        isHint: mentions.every(({ isHint }) => isHint),
      })
      const here = plainest(within(aspect, own).filter(counts))
      const isPointed = (aspect === 'workout' || aspect === 'part') && here.some(({ isHint }) => isHint)
      const foils = here.filter(({ index }) => FOIL.test(sentence.slice(0, index)))
      const isFoil =
        quantities.length > 1 && foils.length > 0 && (aspect === 'workout' || foils.length === here.length)
      if (here.length > 0) return named(here, !isPointed && !isFoil)
      const isContrast = aspect === 'place' && within('foot', own).length > 0
      for (const before of clauses.slice(0, index).toReversed()) {
        // "…; on the right it was 73.9 and 32.6": of both places before.
        const span = isContrast ? { from: 0, to: before.to } : before
        const there = plainest(within(aspect, span).filter(counts))
        // A new statistic may leave the place behind: "84.1 on the big toe, and 13 hard hits".
        const isKept =
          aspect === 'statistic' ||
          !(hasOwnStatistic || isSetAgainst || aspect === 'workout' || aspect === 'which')
        if (there.length > 0) return named(there, isKept)
      }
      const isLoose =
        aspect !== 'statistic' || (quantity.unit === null && !context.some((one) => one.statistic.length > 0))
      const behind: AnyMention[] = []
      for (const after of isLoose ? clauses.slice(index + 1) : []) {
        const there = plainest(within(aspect, after).filter(counts)).filter(
          ({ index }) => !FOIL.test(sentence.slice(0, index)),
        )
        if (behind.length === 0) behind.push(...there)
      }
      for (const earlier of context) {
        const there = plainest((earlier[aspect] as readonly AnyMention[]).filter(counts))
        if (there.length > 0) return named([...behind, ...there], false)
      }
      return behind.length > 0 ? named(behind, false) : null
    }
    // "A cadence of 173", "82.8 percent of the load", but not "that 82.8 on the toe, with a softer push-off".
    const isTied = within('statistic', own).some(
      ({ isHint, index: at }) =>
        !isHint && (at < quantity.index || TIED.test(sentence.slice(quantity.end, at))),
    )
    const beside = (aspect: Aspect): readonly unknown[] | null => {
      const plain = within(aspect, own).filter(
        ({ isHint, index: at, end }) =>
          !isHint &&
          !(
            aspect === 'which' &&
            quantities.some((other) => other.index >= end && other.end <= quantity.index)
          ) &&
          !(quantities.length > 1 && FOIL.test(sentence.slice(0, at))),
      )
      if (plain.length === 0) return null
      return valuesOf(aspect === 'part' ? within(aspect, own) : plain)
    }
    const spoken = (aspect: Aspect): readonly unknown[] =>
      valuesOf([topic, ...context].find((one) => one[aspect].length > 0)?.[aspect] ?? [])
    const all = (aspect: Aspect): readonly unknown[] =>
      valuesOf([topic, ...context].flatMap((one) => one[aspect] as readonly AnyMention[]))
    return {
      quantity,
      hasOwnStatistic,
      countsBefore: countsOf(
        quantities.slice(0, index).findLast(({ counts, isTotal }) => counts !== null || isTotal),
      ),
      isPart: topic.part.some(
        (part) => !part.isHint && quantity.index >= part.index && quantity.index < part.end,
      ),
      isOneOfMany:
        quantities.filter(({ unit, counts }) => unit === quantity.unit && !counts === !quantity.counts)
          .length > 2,
      isAfterPercent:
        quantity.unit === null && quantities.slice(0, index).some(({ unit }) => unit === 'percent'),
      isBesideDecimal: quantities.some(
        ({ unit, counts, kind, step }) => unit === null && !counts && kind === 'amount' && step < 1,
      ),
      clause: sentence.slice(own.from, own.to),
      widened: widenedBy(sentence, quantities, clauses, index),
      isTied,
      isPlaceless: topic.place.length === 0,
      hinted: valuesOf(within('statistic', own).filter(({ isHint }) => isHint)) as Statistic[],
      own: beside as Claim['own'],
      named: read as Claim['named'],
      spoken: spoken as Claim['spoken'],
      all: all as Claim['all'],
    }
  })
}

/** From the first to the last of the numbers that it is joined to. */
function widenedBy(
  sentence: string,
  quantities: readonly Quantity[],
  clauses: readonly Clause[],
  index: number,
): string {
  const isJoined = (at: number) =>
    /^[\s,]*(?:or|to|and|[-–—])\s*$/i.test(sentence.slice(quantities[at]?.end, quantities[at + 1]?.index))
  let [from, to] = [index, index]
  while (from > 0 && isJoined(from - 1)) from -= 1
  while (to < quantities.length - 1 && isJoined(to)) to += 1
  return sentence.slice(clauses[from]?.from, clauses[to]?.to)
}
