import { findTime } from './time-words.ts'

/** A part of a workout's time, in seconds from its start; negative ones count from its end, null is the start or end. */
export interface Segment {
  readonly fromS: number | null
  readonly toS: number | null
  /** Both are shares of its length instead, from 0 to 1. */
  readonly isShare?: true
}

const UNITS: Record<string, number> = { second: 1, minute: 60, hour: 3600 }
const MINUTES = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
/** "The last few minutes": the answer says which ones were taken. */
const FEW = 3

const RUN = '(?: of (?:the|my|this) (?:workout|run|session|walk|match|game|training))'
const FIRST_OR_LAST = new RegExp(
  `(?:\\b(?:in|during|within|over|for|of|from|throughout) |(?<=^(?:and |but |so )*(?:how was|what about|how about|tell me about|what of|summarise|describe|go over) ))(?:the |my )?(?:very )?(first|last|final|opening|closing) (?:(\\d+(?:\\.\\d+)?|half a|half|few|couple of|couple) )?(?:an? )?(seconds?|minutes?|hours?)(?: and a half)?\\b${RUN}?`,
)
const COUNTED = new RegExp(`\\b(?:the )?(first|last|final) (\\d+) (seconds|minutes)\\b${RUN}?`)
const NTH_MINUTE = new RegExp(`\\b(?:in|during|within) (?:the |my )?(${MINUTES.join('|')}) minute\\b`)
const MARK = '(?:minute |the )*(\\d+|one)(?::(\\d\\d))?(?: ?(seconds?|minutes?))?(?: mark)?'
const BETWEEN = new RegExp(`\\b(?:between|from) ${MARK} (?:and|to|till|until|through) ${MARK}\\b`)
const FROM_OR_TO =
  /\b(after|past|beyond|since|from|before|until|till|up to) (?=(?:the |minute |half |a |\d|first |second |third |start))/
const ON = /^ (?:on(?! (?:my|the|average|a)\b)|onwards?|forward)\b/
/** "How hard was I landing at 3 minutes 20?" is of some seconds around it. */
const AT = /\b(?:at|around) (?=(?:about |the |minute |\d))/
const AROUND_S = 10
const OF_A_MOMENT =
  /\b(?:how (?:hard|high|heavy|strong|much)|peak|average|mean|pressure|loads?|landing|what happened|what was going on|events?|hits?|how was)\b/
const SHARE = new RegExp(
  `\\b(?:(?:in|during|over|for|of|throughout) )?(?:the |my )(first|second|third|fourth|middle|last|final) (quarter|third)\\b${RUN}?`,
)
const EDGE = new RegExp(
  `\\b(?:towards?|near|at|around|by) the (?:very )?(end|start|beginning)\\b${RUN}?|\\b(?:in|around|at) the (middle)${RUN}`,
)
/** Near an end is within this share of the length. */
const NEAR = 0.2
const IS_BESIDE = /\b(?:than|harder|softer|worse|better|more|less|tired|compared?)\b/
/** "Was the last minute worse than the first?" */
const SPLIT =
  /^(.+?) (?:than|versus|vs|against|or|and|(?:compared? )?(?:to|with)) ((?:(?:in|during) )?(?:the |my )?(?:first|last|final)\b.*)$/
const SIDE = /\b(first|last|final)(?: (\d+|half a?))?(?: (seconds?|minutes?))?\b/
/** "Take me to the first minute": the page is to move. */
const MOVES =
  /^(?:please |now |then |and |can you |could you )*(?:show|jump|go|skip|take|seek|move|play|rewind|start|bring|open|scroll|fast ?forward)\b/

export interface FoundSegment {
  readonly segment: Segment | null
  /** The part that it is to be compared with. */
  readonly against: Segment | null
  /** The text without them. */
  readonly text: string
}

/** The part of a workout that a normalised text is about. */
export function findSegment(text: string): FoundSegment {
  const none = { segment: null, against: null, text }
  if (MOVES.test(text)) return none
  const both = twoSides(text)
  if (both) return both
  for (const find of [firstOrLast, nthMinute, between, share, edge, fromOrTo, around]) {
    const found = find(text)
    if (found) return { ...none, segment: found.segment, text: without(text, found.words) }
  }
  return none
}

const without = (text: string, words: string): string => text.replace(words, '').replace(/\s+/g, ' ').trim()

/** "The last minute … than the first", "the first 30 seconds … or the last": what one leaves out, the other says. */
function twoSides(text: string): FoundSegment | null {
  const [, before = '', after = ''] = SPLIT.exec(text) ?? []
  const [one, other] = [SIDE.exec(before), SIDE.exec(after)]
  const unit = one?.[3] ?? other?.[3]
  if (!one || !other || !unit || one[1] === other[1]) return null
  const sideOf = ([, which, own]: RegExpExecArray): Segment =>
    endOf(which === 'first', countOf(own ?? one[2] ?? other[2]) * secondsIn(unit))
  return { segment: sideOf(one), against: sideOf(other), text: without(before, one[0]) }
}

/** So many seconds at the start, or at the end. */
export const endOf = (isFirst: boolean, lengthInS: number): Segment =>
  isFirst ? { fromS: null, toS: lengthInS } : { fromS: -lengthInS, toS: null }

function countOf(amount = '1'): number {
  if (amount.startsWith('half')) return 0.5
  if (amount === 'few') return FEW
  return amount.startsWith('couple') ? 2 : Number(amount)
}

const secondsIn = (unit: string): number => UNITS[unit.replace(/s$/, '')] ?? 60

function share(text: string): Found {
  const [words, which = '', unit] = SHARE.exec(text) ?? []
  if (!words) return null
  const parts = unit === 'quarter' ? 4 : 3
  const number = which === 'middle' ? 1 : ['first', 'second', 'third', 'fourth'].indexOf(which)
  const from = number < 0 ? parts - 1 : Math.min(number, parts - 1)
  return { words, segment: { fromS: from / parts, toS: (from + 1) / parts, isShare: true } }
}

/** "What happened towards the end?" */
function edge(text: string): Found {
  const found = OF_A_MOMENT.test(text) && !IS_BESIDE.test(text) ? EDGE.exec(text) : null
  if (!found) return null
  const [words, end, middle] = found
  const fromS = middle ? 0.5 - NEAR / 2 : end === 'end' ? 1 - NEAR : 0
  return { words, segment: { fromS, toS: fromS + NEAR, isShare: true } }
}

type Found = { segment: Segment; words: string } | null

function firstOrLast(text: string): Found {
  const [words, which, amount, unit = ''] = FIRST_OR_LAST.exec(text) ?? COUNTED.exec(text) ?? []
  if (!words) return null
  const half = words.includes('and a half') ? 0.5 : 0
  const isFirst = which === 'first' || which === 'opening'
  return { words, segment: endOf(isFirst, (countOf(amount) + half) * secondsIn(unit)) }
}

function nthMinute(text: string): Found {
  const [words, which = ''] = NTH_MINUTE.exec(text) ?? []
  const before = MINUTES.indexOf(which) + 1
  return words ? { words, segment: { fromS: before * 60, toS: (before + 1) * 60 } } : null
}

/** "Between minute 1 and 2", "from 1:30 to 2:00"; without a unit or a colon it is of something else. */
function between(text: string): Found {
  const [words, ...parts] = BETWEEN.exec(text) ?? []
  if (!words || !/minute|second|:/.test(words)) return null
  const [m1, s1, unit1, m2, s2, unit2] = parts
  const unit = (own: string | undefined) => (/^second/.test(own ?? unit2 ?? unit1 ?? '') ? 1 : 60)
  const fromS = numberOf(m1) * unit(unit1) + Number(s1 ?? 0)
  const toS = numberOf(m2) * unit(unit2) + Number(s2 ?? 0)
  return fromS < toS ? { words, segment: { fromS, toS } } : null
}

const numberOf = (digits = ''): number => (digits === 'one' ? 1 : Number(digits))

/** A point of time right after a match: in seconds, and what follows it. */
function timeAfter(text: string, found: RegExpExecArray): { inS: number; after: string } | null {
  const { time, text: tagged } = findTime(text.slice(found.index + found[0].length))
  if (!time || !('inS' in time) || time.inS === 0 || !tagged.startsWith('TIME')) return null
  return { inS: time.inS, after: tagged.slice('TIME'.length) }
}

/** "After minute 3", "before the 2 minute mark". */
function fromOrTo(text: string): Found {
  const found = FROM_OR_TO.exec(text)
  const time = found && timeAfter(text, found)
  if (!time) return null
  const { inS, after } = time
  const on = ON.exec(after)?.[0]
  // "From minute 3" asks where something was, "from minute 3 on" for a part.
  if (found[1] === 'from' && !on) return null
  const words = text.slice(found.index, text.length - after.length) + (on ?? '')
  const isFrom = /^(?:after|past|beyond|since|from)/.test(found[0])
  return { words, segment: isFrom ? { fromS: inS, toS: null } : { fromS: null, toS: inS } }
}

function around(text: string): Found {
  const found = OF_A_MOMENT.test(text) ? AT.exec(text) : null
  const time = found && timeAfter(text, found)
  if (!time) return null
  const words = text.slice(found.index, text.length - time.after.length)
  return { words, segment: { fromS: Math.max(0, time.inS - AROUND_S), toS: time.inS + AROUND_S } }
}
