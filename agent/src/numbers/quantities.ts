import { countedAfter } from './counted.ts'
import { complete, endOf, type Quantity, type Read } from './quantity.ts'
import { findNumbers, type SpokenNumber } from './spoken-numbers.ts'
import { secondsIn, TIME, timeAt } from './times.ts'
import { anyOf } from './word-list.ts'

const PERCENT = /^\s*(?:%|per ?cent\b|percentage\b|pct\b)/i
const TIMES = /^[\s-]*(?:times|x)\b(?! (?:a|per|each|every) (?:min|sec))/i
const HERTZ = /^\s*(?:hertz|hz)\b|^\s*(?:times|readings|samples|frames) (?:a|per|each|every) second\b/i
const PRESSURE =
  /^[\s-]*(?:pressure )?(?:points?|units?)\b|^\s*(?:out of|on (?:a|the|that|our) scale|\/) ?(?:a |one )?(?:hundred|100)\b/i
const UNMEASURED = new RegExp(
  String.raw`^[\s-]*${anyOf(`
    kilometre, kilometres, kilometer, kilometers, km, mile, miles, metre, metres, meter, meters, yard, yards, centimetre,
    centimetres, centimeter, centimeters, cm, inch, inches, calorie, calories, kilocalorie, kilocalories, kcal, watt, watts,
    degree, degrees, kilo, kilos, kilogram, kilograms, kg, litre, litres, liter, liters`)}\b`,
  'i',
)
const UNITS = [
  ['percent', PERCENT],
  ['hertz', HERTZ],
  ['pressure', PRESSURE],
  ['times', TIMES],
  ['unmeasured', UNMEASURED],
] as const
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

const JOINED = new RegExp(
  String.raw`^[\s,]*(?:${anyOf(`
      to, and, or, versus, against, compared with, compared to, instead of, rather than, from, down from, up from`)}|vs\.?|[-–—/])(?: ${anyOf(
    'the, just, only, about, around, nearly, almost, roughly, then',
  )})*\s*$`,
  'i',
)

/** "176 steps a minute compared to 170". */
const JOINED_LATER =
  /^(?: [\p{L}-]+){1,4},? (?:versus|vs\.?|against|compared (?:with|to)|instead of|rather than|(?:up|down) from)(?: (?:just|only|about|around))? $/iu

/** "By 9.1 steps a minute: 113.1 against 104". */
const EXPLAINED = /[:(—–]\s*(?:from |now |it was )?$/i
/** "It lasted 200 seconds, while this one took 360", "160 to 180 steps a minute are usual, and you are at 173". */
const ELLIPSIS = new RegExp(
  [
    String.raw`,? (?:while|whereas|but|and|so) (?:(?:\w+ ){0,3}(?:took|lasted|ran for)`,
    "|(?:you(?:['’]re| are| were)|yours (?:is|was)) (?:right )?at)(?: (?:about|around|only|just))? $",
  ].join(''),
  'i',
)
const ENDS = /^\s*(?:[.,;:!?)]|$)/
/** "A drop of 15.2, or about 16 percent". */
const OR_RATHER =
  /^,? ?(?:or|which is|that is|that['’]s|\(|[—–])(?: ?(?:about|around|roughly|nearly|almost|just (?:over|under)|some))* ?$/i

/** "A peak of 53.3 and 6.3 percent": the first number has its own. */
const NAMED_BEFORE =
  /\b(?:peak|mean|average|maximum|minimum|deviation|cadence|ratio|integral|pressure|value)(?: \w+)? (?:of|at|was|is)(?: \w+)? $/i

/** "From 223 to 233 milliseconds", "three minutes instead of two and a half": the unit is said once. */
function withSharedUnits(quantities: readonly Quantity[], sentence: string): Quantity[] {
  const shared = [...quantities]
  const borrow = (at: number, from: number, joint: string) => {
    const [one, other] = [shared[at], shared[from]]
    if (!one || !other || one.unit !== null || one.counts || one.kind !== 'amount') return
    const isForward = from < at
    const isEllipsis =
      isForward &&
      ((other.isChange && EXPLAINED.test(joint)) ||
        (ELLIPSIS.test(joint) && ENDS.test(sentence.slice(one.end))))
    const isLater = isForward && other.counts !== null && JOINED_LATER.test(joint)
    if (!isEllipsis && !isLater && !JOINED.test(joint)) return
    if ((other.unit === null && !other.counts) || one.isChange) return
    // Only a cadence is counted in tenths.
    if (one.step < 1 && other.counts && !other.counts.includes('cadence')) return
    if (/^,? and /i.test(joint) && at < from && NAMED_BEFORE.test(sentence.slice(0, one.index))) return
    const scale = other.unit === 'seconds' ? scaleOf(sentence, other) : 1
    if (scale === null) return
    shared[at] = {
      ...one,
      alone: one,
      unit: other.unit,
      counts: other.counts,
      value: one.value * scale,
      step: one.step * scale,
    }
  }
  for (let at = quantities.length - 2; at >= 0; at -= 1)
    borrow(at, at + 1, sentence.slice(quantities[at]?.end, quantities[at + 1]?.index))
  for (let at = 1; at < quantities.length; at += 1)
    borrow(at, at - 1, sentence.slice(quantities[at - 1]?.end, quantities[at]?.index))
  return shared.map((quantity, at) => {
    const before = shared[at - 1]
    const isSame =
      before?.isChange &&
      OR_RATHER.test(sentence.slice(before.end, quantity.index)) &&
      quantity.unit === 'percent'
    return isSame ? { ...quantity, isChange: true } : quantity
  })
}

/** Seconds in the one unit that a time was said in; null for several, as in "2:24". */
function scaleOf(sentence: string, { index, end }: Quantity): number | null {
  const units = [...sentence.slice(index, end).matchAll(/\p{L}+$/gu)].map(([unit]) => unit)
  const [unit] = units
  return unit &&
    TIME.test(` ${unit}`) &&
    !/\d.*\d\D+\d/.test(sentence.slice(index, end).replace(/\d+\.\d+/, '1'))
    ? secondsIn(unit)
    : null
}

function plainAt(numbers: readonly SpokenNumber[], at: number, sentence: string): Read {
  const number = numbers[at] as SpokenNumber
  const end = endOf(number)
  const after = sentence.slice(end)
  const unit = UNITS.find(([, words]) => words.test(after))?.[0] ?? null
  // "Half a point" is an amount.
  const isOfPoint = number.kind === 'part' && /^ an? (?:percentage )?point\b/i.test(after)
  const read = {
    value: number.value,
    step: isOfPoint ? 0.2 : 10 ** -number.decimals,
    kind: isOfPoint ? 'amount' : number.kind,
    unit: isOfPoint ? 'pressure' : unit,
    counts: unit ? null : countedAfter(numbers, at, sentence),
  } as const
  return { quantity: complete(sentence, number.index, end, read), length: 1 }
}
