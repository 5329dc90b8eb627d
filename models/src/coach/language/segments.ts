import { anyOf } from './any-of.ts'
import { ordinalOf } from './number-words.ts'
import { EXCLUDING } from './openings.ts'
import lists from './word-lists.json' with { type: 'json' }

/** A part of a workout's time, in seconds from its start; negative ones count from its end, null is the start or end. */
export interface Segment {
  readonly fromS: number | null
  readonly toS: number | null
  /** Both are shares of its length instead, from 0 to 1. */
  readonly isShare?: true
}

export interface FoundSegment {
  readonly segment: Segment | null
  /** The part that it is to be compared with. */
  readonly against: Segment | null
  /** The text without them. */
  readonly text: string
}

const OF_RUN = '(?: of (?:the|my|this) (?:workout|run|session|walk|match|game|training))?'
const AROUND_S = 10
/** Near an end is within this share of the length. */
const NEAR = 0.2
/** "The last few minutes": the answer says which ones were taken. */
const FEW_S = 180
/** "Take me to the first minute": the page is to move. */
export const MOVES =
  /^(?:please |now |then |and |can you |could you )*(?:show|jump|go|skip|take|seek|move|put me|play|rewind|start|bring|open|scroll|fast ?forward)\b/
const ASKS_MOMENT = anyOf([
  'how (?:hard|high|heavy|much|was|many)',
  ...[
    'peak',
    'average',
    'mean',
    'pressure',
    'loads?',
    'land(?:ing)?',
    'events?',
    'hits?',
    'cadence',
    'steps?',
  ],
  ...['contact', 'share', 'happen(?:ed)?', 'going on', 'anything'],
])
const HALVES = /\b(?:first|second|one|other)\b.* (?:first|second|one|other)\b|\bhalves\b/
const IS_BESIDE = anyOf(['than', 'tired', 'compared?', ...Object.values(lists.comparatives).flat()])

/** So many seconds at the start, or at the end. */
export const endOf = (isFirst: boolean, lengthInS: number): Segment =>
  isFirst ? { fromS: null, toS: lengthInS } : { fromS: -lengthInS, toS: null }
const shares = (from: number, to: number): Segment => ({ fromS: from, toS: to, isShare: true })
const isFirst = (word: string | undefined) => word === 'first' || word === 'opening'

/** "The last few minutes", "the first 30" and "a couple of minutes" as times. */
const COUNTS: [RegExp, string][] = [
  [/\b(first|last|final|opening|closing) (?:few|several) minutes\b/, `$1 T${FEW_S}`],
  [/\b(first|last|final|opening|closing) couple of minutes\b/, '$1 T120'],
  [/\b(first|last|final|opening|closing) half(?: a)? minute\b/, '$1 T30'],
  [/\b(first|last|final|opening|closing) minute and a half\b/, '$1 T90'],
  [/\b(first|last|final|opening|closing) minute\b/, '$1 T60'],
  [/\b(first|last|final|opening|closing) hour\b/, '$1 T3600'],
  [/\bbetween (?:minute )?(?:one|1) and T(\d+)\b/, 'between T60 and T$1'],
]

const WITHIN = '\\b(?:in|during|within|over|for|of|from|throughout) '
const ASKED_OF =
  '(?<=^(?:and |but |so )*(?:how (?:was|were)|what about|how about|tell me about|what of|summarise|describe|go over) )'
const SIDE_OF = `(?:\\b(?:after|past|before|until|till|by|since|beyond)|${EXCLUDING}) (?:the |my )?(?:very )?`
export const MINUTES = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth'

type Read = (found: RegExpExecArray, text: string) => Segment | null
/** "Between 2 and 3 minutes", "60 to 120 seconds": the unit is said once. */
const fromOneToOther: Read = ([, isTime, from, isTimeToo, to]) => {
  if (!isTime && !isTimeToo) return null
  const toS = Number(to) * (isTimeToo ? 1 : 60)
  const units = isTime ? [1] : [60, 1]
  const fromS = units.map((unit) => Number(from) * unit).find((start) => start < toS)
  return fromS === undefined ? null : { fromS, toS }
}
const TIME_FORMS: [RegExp, Read][] = [
  [
    new RegExp(
      `(?:${WITHIN}|\\b)(?:the |my )?(?:very )?(?<!${SIDE_OF})(first|last|final|opening|closing) (\\d+) percent\\b${OF_RUN}`,
    ),
    ([, which, percent]) => {
      const share = Math.min(1, Number(percent) / 100)
      return isFirst(which) ? shares(0, share) : shares(1 - share, 1)
    },
  ],
  [
    new RegExp(
      `(?:${WITHIN}|\\b)(?:the |my )?(?:very )?(?<!${SIDE_OF})(first|last|final|opening|closing) T(\\d+)\\b${OF_RUN}`,
    ),
    ([, which, length]) => endOf(isFirst(which), Number(length)),
  ],
  [/\b(?:between|from) (?:the )?(T?)(\d+)(?: minutes?)? and (?:the )?(T?)(\d+)\b/, fromOneToOther],
  [
    /(?<!\bcompare .*)(?:\b(?:between|from|in|during) (?:the )?)?\b(T?)(\d+)(?: minutes?)? (?:to|till|until|through) (?:the )?(T?)(\d+)\b(?: in\b)?/,
    fromOneToOther,
  ],
  [
    /\b(?:in |during |for |from )?minutes (\d+) (?:and|to|till|until|through) (\d+)\b/,
    ([, from, to]) => (Number(from) < Number(to) ? { fromS: Number(from) * 60, toS: Number(to) * 60 } : null),
  ],
  [
    new RegExp(
      `\\b(?:between|from) the (${MINUTES})(?: minute)? (?:and|to|till|until|through) the (${MINUTES}) minute\\b`,
    ),
    ([, from, to]) => ({ fromS: ordinalOf(from) * 60, toS: ordinalOf(to) * 60 }),
  ],
  [
    new RegExp(`(${WITHIN})?(?:\\b(?:the|my) )?(?<!${SIDE_OF})\\b(${MINUTES}) minute\\b`),
    ([, within, minute], text) =>
      within || ASKS_MOMENT.test(text)
        ? { fromS: (ordinalOf(minute) - 1) * 60, toS: ordinalOf(minute) * 60 }
        : null,
  ],
  [
    new RegExp(
      `(?:^|\\b(?:(?:in|during|over|for|of|throughout) )?(?:the|my) )(first|second|third|fourth|middle|last|final) (quarter|third)\\b${OF_RUN}`,
    ),
    ([, which = '', unit]) => {
      const parts = unit === 'quarter' ? 4 : 3
      const at =
        which === 'middle' ? 1 : Math.min(ordinalOf(which) > 0 ? ordinalOf(which) - 1 : parts - 1, parts - 1)
      return shares(at / parts, (at + 1) / parts)
    },
  ],
  [
    new RegExp(
      `(?:${WITHIN}|${ASKED_OF}|^)(?:the |my )?(?:whole )?(first|second|last|final) half\\b${OF_RUN}`,
    ),
    ([, which], text) =>
      IS_BESIDE.test(text) || HALVES.test(text) ? null : which === 'first' ? shares(0, 0.5) : shares(0.5, 1),
  ],
  [
    new RegExp(`\\b(?:towards?|near|at|around|by) the (?:very )?(end|start|beginning)\\b${OF_RUN}`),
    ([, end], text) =>
      !ASKS_MOMENT.test(text) || IS_BESIDE.test(text)
        ? null
        : end === 'end'
          ? shares(1 - NEAR, 1)
          : shares(0, NEAR),
  ],
  [
    new RegExp(
      `${WITHIN}(?:the |my )?(?:very )?(closing|final|last|opening|early|first) (?:stages?|part|bit|stretch|phase|moments?|section)\\b${OF_RUN}`,
    ),
    ([, which = '']) => (/^[oef]/.test(which) && which !== 'final' ? shares(0, NEAR) : shares(1 - NEAR, 1)),
  ],
  [
    /(?<=^how did i )(start|begin|finish)(?: up| off| out)?\b/,
    ([, which]) => (which === 'finish' ? shares(1 - NEAR, 1) : shares(0, NEAR)),
  ],
  [
    /\b(after|past|passed|beyond|since|before|until|till|up to) (?:the )?half ?way\b(?: point| mark)?/,
    ([, side = '']) => (/^(?:before|until|till|up)/.test(side) ? shares(0, 0.5) : shares(0.5, 1)),
  ],
  [
    new RegExp(
      `\\b(?:in|around|at|over|during|for|through(?:out)?) the middle\\b(?! (?:toe|third|part))${OF_RUN}|\\b(?:half|mid) ?way(?: (?:through|in))?\\b`,
    ),
    (_, text) => (ASKS_MOMENT.test(text) ? shares(0.5 - NEAR / 2, 0.5 + NEAR / 2) : null),
  ],
  [
    /\b(after|past|passed|beyond|since|before|by|until|till|up to|within) (?:the )?(?:first )?T(\d+)\b(?: mark)?(?: on(?:wards?)?\b(?! (?:my|the|average|a)\b))?/,
    ([, side = '', time]) =>
      /^(?:after|pass|past|beyond|since)/.test(side)
        ? { fromS: Number(time), toS: null }
        : { fromS: null, toS: Number(time) },
  ],
  [
    /\b(?:after|past) the first T?(\d+)?\b|\bfrom (?:the )?T(\d+)(?: mark)? (?:on(?:wards?)?|forward)\b/,
    ([, , time]) => (time ? { fromS: Number(time), toS: null } : null),
  ],
  [
    new RegExp(`(?:\\b(?:in|during|throughout) |${ASKED_OF}|^)T(\\d+)\\b`),
    ([, time], text) =>
      Number(time) % 60 === 0 && ASKS_MOMENT.test(text)
        ? { fromS: Number(time) - 60, toS: Number(time) }
        : null,
  ],
  [
    /\b(?:at|around|about) (?:about |the )*T([1-9]\d*)\b/,
    ([, time], text) =>
      ASKS_MOMENT.test(text)
        ? { fromS: Math.max(0, Number(time) - AROUND_S), toS: Number(time) + AROUND_S }
        : null,
  ],
]

/** The part of a workout that a text with times is about. */
export function findSegment(text: string): FoundSegment {
  const none = { segment: null, against: null, text }
  if (MOVES.test(text)) return none
  let plain = text
  for (const [pattern, words] of COUNTS) plain = plain.replace(pattern, words)
  const both = twoSides(plain)
  if (both) return both
  for (const [pattern, read] of TIME_FORMS) {
    const found = pattern.exec(plain)
    const segment = found && read(found, plain)
    if (segment) return { ...none, segment, text: without(plain, found[0]) }
  }
  return none
}

const without = (text: string, words: string): string => text.replace(words, '').replace(/\s+/g, ' ').trim()

/** "Was the last minute worse than the first?" */
const SPLIT =
  /^(.+?) (?:than|versus|against|or|and|(?:compared? )?(?:to|with)) ((?:(?:in|during) )?(?:the |my )?(?:first|last|final)\b.*)$/
const SIDE = /\b(first|last|final)(?: T(\d+)| (\d+))?\b/

/** "The first 30 seconds … or the last": the length that one side leaves out, the other says. */
function twoSides(text: string): FoundSegment | null {
  const [, before = '', after = ''] = SPLIT.exec(text) ?? []
  const [one, other] = [SIDE.exec(before), SIDE.exec(after)]
  if (!one || !other || one[1] === other[1]) return null
  const length = one[2] ?? other[2]
  if (!length) return null
  const [, , ownLength, count] = other
  const otherLength = ownLength ?? (count ? Number(count) * (Number(length) % 60 === 0 ? 60 : 1) : length)
  return {
    segment: endOf(isFirst(one[1]), Number(length)),
    against: endOf(isFirst(other[1]), Number(otherLength)),
    text: without(before, one[0]),
  }
}
