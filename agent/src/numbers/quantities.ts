import { boundOf, type Bound } from './bounds.ts'
import { findNumbers, type SpokenNumber } from './spoken-numbers.ts'
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
  /** "More", "higher", "by": a change and not a level. */
  readonly isChange: boolean
}

const TIME = /^[\s\u00ad‐‑–-]*(milliseconds?|msecs?|ms|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b(?!['’])/i
const SECONDS_IN: Readonly<Record<string, number>> = { mi: 60, m: 60, h: 3600, s: 1, ms: 0.001 }
/** Which word begins how: "ms" and "milliseconds", "m" and "minutes". */
function secondsIn(unit: string): number {
  const word = unit.toLowerCase()
  return SECONDS_IN[/^(?:ms|mill)/.test(word) ? 'ms' : word.charAt(0)] ?? 1
}
const PERCENT = /^\s*(?:%|per ?cent\b|percentage\b|pct\b)/i
const TIMES = /^[\s-]*(?:times|x)\b/i
const HERTZ = /^\s*(?:hertz|hz)\b|^\s*(?:times|readings|samples|frames) (?:a|per|each|every) second\b/i
const PRESSURE = /^[\s-]*(?:pressure )?(?:points?|units?)\b|^\s*(?:out of|on (?:a|the|that|our) scale|\/) ?(?:a |one )?(?:hundred|100)\b/i
const CHANGE_AFTER =
  /^[\s-]*(?:%|per ?cent(?:age)?|points?|units?|milliseconds?|ms|seconds?|minutes?|steps?|events?|hits?|impacts?|(?:high|hard)\S*(?: force)? \w+|(?:of )?pressure|per minute|a minute|[\s-])*(?:more|less|fewer|higher|lower|harder|softer|longer|shorter|quicker|slower|faster|greater|smaller|lighter|heavier|above|below|(?:up|down)(?! (?:to|from|at|in|on)\b)|apart|ahead|behind|extra|drop|rise|increase|decrease|difference|gap|improvement|change|jump|decline|reduction|swing|better|worse)\b/i
const CHANGE_BEFORE =
  /\b(?:(?:by|(?<!\b(?:made|makes|make|making|ended|end|adds?|took|takes|split|broken|breaks?) )(?:up|down))(?: (?:by|only|just))?|(?:difference|gap|change|drop|rise|increase|decrease|improvement|jump|decline|reduction) (?:of|is|was)|(?:gained|lost|added|shaved|cut|dropped|rose|fell|grew|improved|increased|decreased|gap|plus|minus)(?: by)?)(?: (?:of|about|around|roughly|nearly|almost|just|only|some|a|over|under|well))* *$/i

const IN_TOTAL = /^,? (?:in total|in all|altogether|all told|total\b)/i
const OUT_OF =
  /(?:[\d%]|\b(?:out|all|most|many|some|half|any|each|rest|majority|per ?cent|few|none|thirds?|quarters?|fifths?|first|last|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+(?:est|teen|ty))) of (?:the|your|those|these|all|all the|all your|its)? ?$/i

const ADJECTIVE =
  /^[\s-]+(?:(?:of|the|your|those|these|them|high|low|hard|harder|heavy|big|strong|light|soft|force|pressure|impact|separate|distinct|individual|total|recorded|detected|more|fewer|extra|additional|different|such|ground|single|other|logged|clear|stored|saved|such|all|running|recent|tennis)[\s-]+)*/i
const NOUNS: readonly (readonly [RegExp, readonly Statistic[]])[] = [
  [/^(?:steps?|strides?) ?(?:per|a|each|every|in a|\/) ?min/i, ['cadence']],
  [/^spm\b|^(?:steps? )?per minute\b|^a minute\b/i, ['cadence']],
  [/^(?:steps?|strides?|footfalls?)\b/i, ['steps']],
  [/^(?:events?|hits?|impacts?|landings?|spikes?|strikes?|ones|moments?)\b/i, ['events', 'high_events', 'low_events']],
  [/^(?:workouts?|runs?|walks?|sessions?|match(?:es)?|activit(?:y|ies)|outings?|jogs?)\b/i, ['workouts']],
  [/^(?:frames?|samples|readings|measurements|data points)\b/i, ['frames']],
]

const within = (index: number, spans: readonly Span[]) =>
  spans.some((span) => index >= span.index && index < span.end)
interface Span {
  readonly index: number
  readonly end: number
}

/** The quantities of a sentence; numbers within `names` are part of these. */
export function findQuantities(sentence: string, names: readonly Span[]): Quantity[] {
  const numbers = findNumbers(sentence).filter(({ index }) => !within(index, names))
  const found: Quantity[] = []
  for (let at = 0; at < numbers.length; ) {
    const { quantity, length } = timeAt(numbers, at, sentence) ?? plainAt(numbers, at, sentence)
    found.push(quantity)
    at += length
  }
  return withSharedUnits(joinedTimes(found, sentence), sentence)
}

/** "Ten seconds past the three-minute mark". */
function joinedTimes(quantities: readonly Quantity[], sentence: string): Quantity[] {
  return quantities.reduce<Quantity[]>((joined, quantity) => {
    const before = joined.at(-1)
    if (
      before?.unit === 'seconds' &&
      quantity.unit === 'seconds' &&
      before.value < quantity.step &&
      /^ (?:past|after|into) (?:the )?(?:minute )?$/.test(sentence.slice(before.end, quantity.index))
    )
      joined[joined.length - 1] = { ...before, value: before.value + quantity.value, end: quantity.end }
    else joined.push(quantity)
    return joined
  }, [])
}

const JOINED = /^[\s,]*(?:to|and|or|versus|vs\.?|against|compared (?:with|to)|instead of|rather than|from|down from|up from|[-–—/])(?: (?:the|just|only|about|around|nearly|almost|roughly|then))*\s*$/i

/** "A peak of 53.3 and 6.3 percent": the first number has its own. */
const NAMED_BEFORE = /\b(?:peak|mean|average|maximum|minimum|deviation|cadence|ratio|integral|pressure|value)(?: \w+)? (?:of|at|was|is)(?: \w+)? $/i

/** "From 223 to 233 milliseconds", "three minutes instead of two and a half": the unit is said once. */
function withSharedUnits(quantities: readonly Quantity[], sentence: string): Quantity[] {
  const shared = [...quantities]
  const borrow = (at: number, from: number, joint: string) => {
    const [one, other] = [shared[at], shared[from]]
    if (!one || !other || one.unit !== null || one.counts || one.kind !== 'amount' || !JOINED.test(joint)) return
    if (other.unit === null && !other.counts) return
    if (/^ and /i.test(joint) && at < from && NAMED_BEFORE.test(sentence.slice(0, one.index))) return
    const scale = other.unit === 'seconds' ? scaleOf(sentence, other) : 1
    if (scale === null) return
    shared[at] = { ...one, unit: other.unit, counts: other.counts, value: one.value * scale, step: one.step * scale }
  }
  for (let at = quantities.length - 2; at >= 0; at -= 1)
    borrow(at, at + 1, sentence.slice(quantities[at]?.end, quantities[at + 1]?.index))
  for (let at = 1; at < quantities.length; at += 1)
    borrow(at, at - 1, sentence.slice(quantities[at - 1]?.end, quantities[at]?.index))
  return shared
}

/** Seconds in the one unit that a time was said in; null for several, as in "2:24". */
function scaleOf(sentence: string, { index, end }: Quantity): number | null {
  const units = [...sentence.slice(index, end).matchAll(/\p{L}+$/gu)].map(([unit]) => unit)
  const [unit] = units
  return unit && TIME.test(` ${unit}`) && !/\d.*\d\D+\d/.test(sentence.slice(index, end).replace(/\d+\.\d+/, '1')) ? secondsIn(unit) : null
}

type Read = { quantity: Quantity; length: number }

function complete(
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
    isTotal: Number.isInteger(read.value) && read.unit === null && (OUT_OF.test(before) || IN_TOTAL.test(after)),
    isChange: CHANGE_AFTER.test(after) || CHANGE_BEFORE.test(before),
  }
}

const endOf = ({ index, text }: SpokenNumber) => index + text.length

/** "4 minutes 10", "2:24", "an hour and five minutes", "half a minute", "7:05 am". */
function timeAt(numbers: readonly SpokenNumber[], at: number, sentence: string): Read | undefined {
  const first = numbers[at]
  if (!first || first.kind === 'order' || first.kind === 'multiple') return undefined
  const minute = /\bminutes? $/i.exec(sentence.slice(0, first.index))
  if (minute && first.kind === 'amount')
    return { quantity: complete(sentence, first.index, endOf(first), { value: first.value * 60, step: 60, kind: 'amount', unit: 'seconds' }), length: 1 }
  const more = first.kind === 'part' ? /\b(?:an?|one) (hour|minute) and (?:a )?$/i.exec(sentence.slice(0, first.index)) : null
  if (more?.[1]) {
    const value = secondsIn(more[1]) * (1 + first.value)
    return { quantity: complete(sentence, more.index, endOf(first), { value, step: value / 5, kind: 'amount', unit: 'seconds' }), length: 1 }
  }
  const second = numbers[at + 1]
  if (second && sentence.slice(endOf(first), second.index) === ':') return clockAt(numbers, at, sentence)
  const clock = /^\s*(am|pm|a\.m\.|p\.m\.|o'?clock)/i.exec(sentence.slice(endOf(first)))
  if (clock && first.kind === 'amount') {
    const value = (hourOf(first.value, clock[1] ?? '')) * 60
    return { quantity: complete(sentence, first.index, endOf(first) + clock[0].length, { value, step: 60, kind: 'amount', unit: 'clock' }, first.text), length: 1 }
  }
  const half = first.kind === 'part' ? /^ (?:of )?(?:an? )?(hour|minute|second)\b/i.exec(sentence.slice(endOf(first))) : null
  const unit = half ?? TIME.exec(sentence.slice(endOf(first)))
  if (!unit?.[1]) return undefined
  let scale = secondsIn(unit[1])
  let value = first.value * scale
  let step = half ? value / 5 : scale / 10 ** first.decimals
  let index = first.index
  let end = endOf(first) + unit[0].length
  let length = 1
  // "A minute and ten seconds", "an hour and a half".
  const whole = /\b(?:an?|one) (hour|minute)(?:,? and)? $/i.exec(sentence.slice(0, index))
  if (whole?.[1] && secondsIn(whole[1]) > scale) {
    value += secondsIn(whole[1])
    index = whole.index
  }
  for (let next = numbers[at + length]; next; next = numbers[at + length]) {
    if (next.kind !== 'amount' || !/^,?(?: and)?,? ?$/.test(sentence.slice(end, next.index))) break
    const after = sentence.slice(endOf(next))
    const own = TIME.exec(after)?.[1]
    // "Four minutes ten" is a time; "4 minutes, 10 hits" is not.
    const nextScale = own ? secondsIn(own) : /^\s*(?:[.,;:!?)]|$|in\b|into\b|and\b|long\b|on\b|from\b)/.test(after) ? scale / 60 : scale
    if (nextScale >= scale || next.value * nextScale >= scale) break
    value += next.value * nextScale
    step = nextScale / 10 ** next.decimals
    scale = nextScale
    end = endOf(next) + (own ? (TIME.exec(after)?.[0].length ?? 0) : 0)
    length += 1
  }
  // "A minute and a half" and "a half" after it.
  const andHalf = /^ and a half\b/i.exec(sentence.slice(end))
  if (andHalf) {
    value += scale / 2
    end += andHalf[0].length
    if (numbers[at + length]?.index && (numbers[at + length]?.index ?? end) < end) length += 1
  }
  const text = length === 1 && !half && index === first.index ? first.text : sentence.slice(index, end)
  return { quantity: complete(sentence, index, end, { value, step, kind: 'amount', unit: 'seconds' }, text), length }
}

function hourOf(hour: number, half: string): number {
  return /^p/i.test(half) ? (hour % 12) + 12 : /^a/i.test(half) ? hour % 12 : hour
}

/** "2:24", "1:05:30" and "7:05 am". */
function clockAt(numbers: readonly SpokenNumber[], at: number, sentence: string): Read {
  const parts = [numbers[at], numbers[at + 1]].filter((part) => part !== undefined)
  const third = numbers[at + 2]
  const second = parts[1]
  if (third && second && sentence.slice(endOf(second), third.index) === ':') parts.push(third)
  const index = parts[0]?.index ?? 0
  const last = parts.at(-1)
  const end = last ? endOf(last) : index
  const half = /^\s*([ap]\.?m\b\.?)/i.exec(sentence.slice(end))
  const [hour = 0, minute = 0] = parts.map(({ value }) => value)
  const quantity = half
    ? complete(sentence, index, end + half[0].length, { value: hourOf(hour, half[1] ?? '') * 60 + minute, step: 1, kind: 'amount', unit: 'clock' }, sentence.slice(index, end))
    : complete(sentence, index, end, { value: parts.reduce((sum, { value }) => sum * 60 + value, 0), step: 1, kind: 'amount', unit: 'seconds' })
  return { quantity, length: parts.length }
}

function plainAt(numbers: readonly SpokenNumber[], at: number, sentence: string): Read {
  const number = numbers[at] as SpokenNumber
  const end = endOf(number)
  const after = sentence.slice(end)
  const unit = PERCENT.test(after) ? 'percent' : HERTZ.test(after) ? 'hertz' : PRESSURE.test(after) ? 'pressure' : TIMES.test(after) ? 'times' : null
  const read = { value: number.value, step: 10 ** -number.decimals, kind: number.kind, unit, counts: unit ? null : countedAfter(numbers, at, sentence) } as const
  return { quantity: complete(sentence, number.index, end, read), length: 1 }
}

/** What a number counts; of "12 of the 17 events" both count events. */
function countedAfter(numbers: readonly SpokenNumber[], at: number, sentence: string): readonly Statistic[] | null {
  const number = numbers[at]
  if (!number) return null
  const after = sentence.slice(endOf(number))
  const noun = after.replace(ADJECTIVE, '').trimStart()
  const adjectives = after.slice(0, after.length - noun.length)
  const counted = /^[\s-]/.test(after) ? NOUNS.find(([words]) => words.test(noun))?.[1] : undefined
  if (counted) {
    if (counted.includes('workouts') && /\b(?:the|these|those|last|first|next|other|past|previous|recent|of your|all|all your) $/i.test(sentence.slice(0, number.index))) return ['some_workouts']
    const isHigh = /\b(?:high|hard|harder|heavy|big|strong|impact)\b/i.test(adjectives)
    const isLow = /\b(?:low|light|soft)\b/i.test(adjectives)
    return counted.includes('high_events') ? (isHigh ? ['high_events'] : isLow ? ['low_events'] : counted) : counted
  }
  const kind = /^[\s-]*(?:(?:of (?:them|these|those)|were|was|are|are all|all|classified as|categori[sz]ed as) )*(high|low)[\s-](?:force|pressure|impact)(?: ones?)?\b/i.exec(after)?.[1]
  if (kind) return [/high/i.test(kind) ? 'high_events' : 'low_events']
  const next = numbers[at + 1]
  const isOutOf = next && /^ (?:out )?of (?:the|your|those|these|all|a total of)? ?$/i.test(sentence.slice(endOf(number), next.index))
  return isOutOf ? countedAfter(numbers, at + 1, sentence) : null
}
