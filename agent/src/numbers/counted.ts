import { endOf } from './quantity.ts'
import type { SpokenNumber } from './spoken-numbers.ts'
import { COUNTS, type Statistic } from './statistics.ts'
import { anyOf } from './word-list.ts'

const NO_ADJECTIVE = anyOf(`
  on, in, at, and, or, with, for, to, from, than, is, was, were, are, per, a, an, that, which, when, while, but, into, by, as,
  during, after, before, between, compared, versus, out, came, had, has, have, it, they, we, over, your, my, last, since, percent,
  point, points, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve`)
/** Words between a number and what it counts: "13 of your really hard hits". */
const ADJECTIVES = String.raw`[\s-]+(?:of (?:the |your |those |these |them |all )*)?(?:(?!${NO_ADJECTIVE}\b)\p{L}+[\s-]+){0,4}?`
const counting = (noun: string) => new RegExp(`^(${ADJECTIVES})(?:${noun})`, 'iu')

const NOUNS: readonly (readonly [RegExp, readonly Statistic[]])[] = [
  [counting(String.raw`(?:steps?|strides?) ?(?:per|a|each|every|in a|\/) ?min`), ['cadence']],
  [counting('times (?:a|per|each|every) min'), ['cadence']],
  [counting(String.raw`spm\b|(?:steps? )?per minute\b|a minute\b`), ['cadence']],
  [counting(String.raw`(?:steps?|strides?|footfalls?)\b`), ['steps']],
  [counting(String.raw`(?:events?|hits?|impacts?|landings?|spikes?|strikes?|ones|moments?)\b`), COUNTS],
  [counting(String.raw`(?:workouts|runs|walks|sessions|matches|activities|outings|jogs)\b`), ['workouts']],
  [counting(String.raw`(?:frames?|samples|readings|measurements|data points)\b`), ['frames']],
]

const OF_KIND = new RegExp(
  [
    String.raw`^[\s-]*(?:(?:of (?:them|these|those)|with|were|was|are|are all|all|classified as|categori[sz]ed as) )*`,
    String.raw`(high|low|hard|soft|light)(?:[\s-](?:force|pressure|impact))?(?: ones?)?\b`,
  ].join(''),
  'i',
)
const SLOWEST = 40
/** "Seven of your ten regions". */
const OF_PLACES = /^[\s-]+(?:regions?|areas?|zones?|spots|metatarsals?|toes|parts)\b/i

/** What a number counts; of "12 of the 17 events" both count events. */
export function countedAfter(
  numbers: readonly SpokenNumber[],
  at: number,
  sentence: string,
): readonly Statistic[] | null {
  const number = numbers[at]
  if (!number) return null
  const after = sentence.slice(endOf(number))
  const [counted, adjectives = ''] = nounAfter(after)
  // Only a cadence is told in tenths, but "82.8 steps" is no pressure either.
  if (number.decimals > 0) {
    const isCounting = adjectives.trim() === '' && /^\s+\p{L}+s\b/u.test(after)
    return isCounting || counted?.includes('cadence') ? (counted ?? null) : null
  }
  // Nobody steps so slowly: "eight a minute" are hits.
  if (counted?.includes('cadence') && number.value < SLOWEST && !/step|stride/i.test(after.slice(0, 20)))
    return COUNTS
  if (counted) {
    if (
      counted.includes('workouts') &&
      /\b(?:the|these|those|last|first|next|other|past|previous|recent|of your|all|all your) $/i.test(
        sentence.slice(0, number.index),
      )
    )
      return ['some_workouts']
    const isHigh = /\b(?:high|hard|harder|heavy|big|strong|impact)\b/i.test(adjectives)
    const isLow = /\b(?:low|light|soft)\b/i.test(adjectives)
    return counted.includes('high_events')
      ? isHigh
        ? ['high_events']
        : isLow
          ? ['low_events']
          : counted
      : counted
  }
  if (number.value === 1 && /^ (?:workout|run|walk|session|match|activity|outing|jog)\b/i.test(after))
    return ['workouts']
  const kind = OF_KIND.exec(after)?.[1]
  if (kind) return [/high|hard/i.test(kind) ? 'high_events' : 'low_events']
  const next = numbers[at + 1]
  const isOutOf =
    next &&
    /^ (?:out )?of (?:the|your|those|these|all|a total of)? ?$/i.test(
      sentence.slice(endOf(number), next.index),
    )
  if (!isOutOf || !next) return null
  const isOfPlaces = OF_PLACES.test(sentence.slice(endOf(next)))
  return countedAfter(numbers, at + 1, sentence) ?? (isOfPlaces ? null : COUNTS)
}

/** The nearest noun that counts. */
function nounAfter(after: string): readonly [counted?: readonly Statistic[], adjectives?: string] {
  const found = NOUNS.flatMap(([words, counted]) => {
    const match = words.exec(after)
    return match ? [{ counted, adjectives: match[1] ?? '', length: match[0].length }] : []
  })
  const [nearest] = found.toSorted((one, other) => one.adjectives.length - other.adjectives.length)
  return nearest ? [nearest.counted, nearest.adjectives] : []
}
