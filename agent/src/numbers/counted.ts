import { endOf } from './quantity.ts'
import type { SpokenNumber } from './spoken-numbers.ts'
import type { Statistic } from './statistics.ts'

const ADJECTIVE =
  /^[\s-]+(?:(?:of|the|your|those|these|them|high|low|hard|harder|heavy|big|strong|light|soft|force|pressure|impact|separate|distinct|individual|total|recorded|detected|more|fewer|extra|additional|different|such|ground|single|other|logged|clear|stored|saved|such|all|running|recent|tennis)[\s-]+)*/i
const NOUNS: readonly (readonly [RegExp, readonly Statistic[]])[] = [
  [/^(?:steps?|strides?) ?(?:per|a|each|every|in a|\/) ?min/i, ['cadence']],
  [/^spm\b|^(?:steps? )?per minute\b|^a minute\b/i, ['cadence']],
  [/^(?:steps?|strides?|footfalls?)\b/i, ['steps']],
  [
    /^(?:events?|hits?|impacts?|landings?|spikes?|strikes?|ones|moments?)\b/i,
    ['events', 'high_events', 'low_events'],
  ],
  [/^(?:workouts?|runs?|walks?|sessions?|match(?:es)?|activit(?:y|ies)|outings?|jogs?)\b/i, ['workouts']],
  [/^(?:frames?|samples|readings|measurements|data points)\b/i, ['frames']],
]

/** What a number counts; of "12 of the 17 events" both count events. */
export function countedAfter(
  numbers: readonly SpokenNumber[],
  at: number,
  sentence: string,
): readonly Statistic[] | null {
  const number = numbers[at]
  if (!number) return null
  const after = sentence.slice(endOf(number))
  const noun = after.replace(ADJECTIVE, '').trimStart()
  const adjectives = after.slice(0, after.length - noun.length)
  const counted = /^[\s-]/.test(after) ? NOUNS.find(([words]) => words.test(noun))?.[1] : undefined
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
  const kind =
    /^[\s-]*(?:(?:of (?:them|these|those)|were|was|are|are all|all|classified as|categori[sz]ed as) )*(high|low|hard|soft|light)(?:[\s-](?:force|pressure|impact))?(?: ones?)?\b/i.exec(
      after,
    )?.[1]
  if (kind) return [/high|hard/i.test(kind) ? 'high_events' : 'low_events']
  const next = numbers[at + 1]
  const isOutOf =
    next &&
    /^ (?:out )?of (?:the|your|those|these|all|a total of)? ?$/i.test(
      sentence.slice(endOf(number), next.index),
    )
  return isOutOf ? countedAfter(numbers, at + 1, sentence) : null
}
