import type { Quantity } from './quantity.ts'
import { anyOf, wordsOf } from './word-list.ts'

/** Numbers that say nothing about what was measured. */

const SMALL_COUNT = 12

const SCALE_BEFORE = new RegExp(
  [
    String.raw`(?:\b(?:out of|scale (?:of|from)(?: (?:0|zero|1|one) (?:to|through|[-–]))?`,
    String.raw`|from (?:0|zero) to|(?:0|zero) (?:to|[-–])|of a possible|per|\/) ?(?:a |one )?|\/ ?)$`,
  ].join(''),
  'i',
)
const SCALE_AFTER = /^(?: ?(?:to|[-–]) ?(?:a |one )?(?:100|hundred)\b)|^[- ]point scale\b/i

/** "61 out of 100", "from zero to a hundred": the scale. */
export function isScale(sentence: string, { value, index, end }: Quantity): boolean {
  if (value === 100) return SCALE_BEFORE.test(sentence.slice(0, index))
  return (value === 0 || value === 1) && SCALE_AFTER.test(sentence.slice(end))
}

/** "1. Morning run", "Two: your heel", "Number three": which of several things is told. */
export function isListMarker(sentence: string, { index, value, end }: Quantity): boolean {
  if (value > SMALL_COUNT || !Number.isInteger(value)) return false
  const before = sentence.slice(0, index).trim()
  return before === ''
    ? /^[.:)]\s+\S/.test(sentence.slice(end))
    : /^(?:and )?(?:number|no\.|point|tip)$/i.test(before)
}

/** Of what a coach counts while it speaks, "three simple things", only what is measured is no such thing. */
const THINGS = new RegExp(
  [
    String.raw`^[\s-]+(?:(?!${anyOf('to, of, in, on, at, and, or, for, from, with, was, were, is, are, had, than, as')}\b)`,
    String.raw`[\p{L}-]+[\s-]+){0,3}?(?!${anyOf(`
        minutes, seconds, hours, milliseconds, points, units, times, is, was, has, this, its, yours, versus, plus, less,
        percentage`)}\b)(?:\p{L}+s|feet|people)\b`,
  ].join(''),
  'iu',
)
/** "The three", "those five", "here are 3:": what was told, or follows. */
const POINTED = /\b(?:the|these|those|all|other) $/i
const ANNOUNCED = /^(?: of (?:them|those|these))?\s*:/
const IN_EACH = /\b(?:in|per|each|every|within) $/i
/** "The five highest". */
const SUPERLATIVE = /^ (?:\p{L}+est|most|least)\b/iu
/** "4 x 30 seconds". */
const REPEATED = /^\s?[x×]\s?\d/i
const REPEATING = /\d\s?[x×]\s?$/i
const RANKED = /\b(?:top|bottom|first|last|other|these|those) $/i
/** "The lowest of the six", "the average of the five". */
const ALL_OF =
  /\b(?!(?:out|half|quarter|third|percent|some|most|any|each)\b)\p{L}+ of (?:the|these|those|all|your) $/iu
/** What the data counts. */
const MEASURED = new RegExp(
  [
    String.raw`^[\s-]*(?:\p{L}+[\s-]+){0,2}?(?:events?|hits?|impacts?|landings?|steps?|strides?|runs?|workouts?|walks?`,
    String.raw`|sessions?|percent|points?|minutes?|seconds?)\b|^\s*%`,
  ].join(''),
  'iu',
)
const ONE_IN = /^(?: [\p{L}-]+){0,3}? (?:every|for every|in|out of|per) (?!the|your|a\b)/iu
/** "Between the two peaks". */
const BOTH = /\b(?:the|these|those) $/i
const AGO = /^\s*(?:days?|weeks?|months?|years?) (?:ago|earlier|before|in a row|straight)\b/i

const FOLK =
  '(?:runners?|people|walkers?|athletes?|adults?|joggers?|players?|coaches|beginners?|folks|feet|foot strikers)'
/** Of others, or of people in general. */
const GENERAL = new RegExp(
  [
    String.raw`\b${anyOf(`
      most, many, some, other, several, recreational, elite, experienced, beginning, casual, average, typical, healthy, good,
      competitive, trained, lots of, plenty of`)} ${FOLK}\b`,
    String.raw`\b${FOLK} (?:usually|often|typically|generally|tend|land|aim|run|have|show|see|sit|fall|are|do|need|like)\b`,
    String.raw`\b(?:${anyOf(`
      typically, usually, normally, generally, commonly, ordinarily, often, tend to, tends to, recommended, rule of thumb,
      guideline, guidelines, benchmark, benchmarks, studies, research, expert, experts, textbook, coaches, anything, anyone,
      someone, sweet spot, considered, regarded`)})\b`,
    String.raw`\b(?:a|the) ${anyOf(`
      good, healthy, typical, normal, common, sensible, ideal, reasonable, usual, recommended, optimal, comfortable,
      solid`)} (?:\w+ )?${anyOf(`
      range, target, goal, cadence, value, zone, number, time, rate, figure, amount, contact, step, window,
      starting point, rule, split, mix`)}\b`,
    String.raw`\bnothing to worry about\b|\bno cause for\b|\b(?:ideal|popular|in general|body ?weight)\b`,
    String.raw`\bfor (?:easy|steady|most|a|fast|relaxed) (?:running|runs?|walking|walks?|efforts?|jogs?|runners|walkers)\b`,
  ].join('|'),
  'i',
)
const OWN = /\b(?:you|your|yours|today|yesterday|we|our|my|the (?:left|right))\b|\b(?:you['’]re|you['’]ve)\b/i
/** What to do. */
const ADVICE = wordsOf(`
  try, aim, aiming, target, goal, should, could, might, would, lets, let's, consider, recommend, suggest, start with,
  starting with, add, adding, go for, work up, work on, build up, building up, next time, next run, next week, next session,
  next workout, next walk, want to, rest for, hold each, hold it, hold for, keep, keep it, keep your, keep each, keep the, keeping,
  keeping it, keeping your, keeping each, keeping the, spend, repeat, ease, shorten, lengthen, raise, increase, reduce, cut,
  warm up, warm-up, warmup, cool down, cool-down, cooldown, stretch, jog, do, take a, practise, practice, drill, stride, strides,
  once, minute of, minutes of`)
const TOLD = wordsOf(`
  was, were, had, hit, reached, peaked, came, lasted, took, ran, walked, averaged, showed, measured, carried, landed, recorded,
  logged, registered, rose, fell, dropped, went, did, is, are, has, have, 's, 're, 've, carries, takes, shows, averages, sits,
  stands, peaks, bears`)
/** The words of telling without the data: "could have been", "the goal was". */
const MENTIONED = new RegExp(
  [
    String.raw`\b(?:would|could|should|might) (?:be|have)\b`,
    String.raw`\b(?:is|are) (?:plenty|enough|fine|ideal|a good (?:start|idea))\b`,
    String.raw`\b(?:goal|target|aim|idea|plan|trick|tip|key|suggestion|exercise|option|to try|to do) (?:is|was)\b`,
  ].join('|'),
  'gi',
)
/** "When you completed", whatever was done. */
const DONE = /\b(?:you|we) (?:\p{L}+ly )?(?!(?:need|want)ed\b)\p{L}{2,}ed\b/iu
const VERB = anyOf(`
  try, aim, target, start, add, go, work, build, rest, hold, keep, spend, repeat, ease, shorten, raise, increase, reduce, cut, warm,
  cool, stretch, jog, do, take, practise, practice, consider, give, run, walk, stand, roll, use, set, make, count, think, stay,
  finish, begin, alternate, sprinkle, include, strengthen, loosen, massage, focus, remember, reserve, limit, skip, switch, replace,
  change, swap, see, bend, lean, relax, lift, push, shift, close, open, sit, lie, wait, leave, look, check, watch, pick, find, move,
  bring, avoid, plan, schedule, pause, perform, complete, continue`)
const IMPERATIVE = new RegExp(
  `(?:^|[.,;:!?—–] ?(?:and |then |so |or |but )?|\\b(?:to|please|just|then|and) )${VERB}\\b`,
  'i',
)
const YOU = /\b(?:you|today|yesterday|we|our|my)\b/i
const IMPERATIVE_FIRST = new RegExp(`^(?:so |then |first,? |next,? )?${VERB}\\b`, 'i')
const MODAL = wordsOf(`
  should, could, might, would, can, lets, let's, recommend, suggest, aim, aiming, target, goal, next time, next run, next week,
  next session, next workout, next walk, want to, if you, when you, I'd, you'll, you will, help, helps, worth`)

const ADVISED = new RegExp(
  String.raw`\b(?:${[
    anyOf("should, could, might, try, aim, target, goal, consider, recommend, suggest, want to, let's, lets"),
    'next (?:time|run|week|session|workout|walk)|if you (?:add|raise|want|can|keep|go)',
    "you['’]ll|you will",
  ].join('|')})\b`,
  'gi',
)
const IMPERATIVES = new RegExp(IMPERATIVE.source, 'gi')
const TELLING = new RegExp(TOLD.source, 'gi')
const QUOTED =
  /\b(?:often-? ?\w+|so-called|classic|famous|magic(?:al)?|popular|recommended|ideal|textbook|proverbial) $/i
const lastOf = (words: RegExp, text: string) => [...text.matchAll(words)].at(-1)?.index ?? -1

/**
 * Whether a number says nothing about the data: a count of what is said, advice, or what people in general do. What the
 * sentence says of the user in the same clause is checked.
 * @param clause the words around the number up to the next number's.
 */
export function isFree(sentence: string, clause: string, quantity: Quantity): boolean {
  const after = sentence.slice(quantity.end)
  const before = sentence.slice(0, quantity.index)
  const isSmallCount = quantity.kind === 'amount' && quantity.unit === null && quantity.value <= SMALL_COUNT
  if (
    quantity.unit === null &&
    quantity.counts === null &&
    RANKED.test(before) &&
    quantity.value <= SMALL_COUNT
  )
    return true
  const isBare = isSmallCount && !quantity.counts && Number.isInteger(quantity.value)
  if (
    isBare &&
    (ANNOUNCED.test(after) || (POINTED.test(before) && (SUPERLATIVE.test(after) || !MEASURED.test(after))))
  )
    return true
  // "How many steps you take in one minute": what a rate is told for.
  if (quantity.unit === 'seconds' && /^one\b/i.test(quantity.text) && IN_EACH.test(before)) return true
  // "One hit every 28 seconds", "one step in forty": the other number tells it.
  if (quantity.value === 1 && ONE_IN.test(after)) return true
  if (REPEATED.test(after) || REPEATING.test(before)) return true
  if (isSmallCount && !quantity.counts && ALL_OF.test(before) && /^\s*(?:[.,;!?]|$)/.test(after)) return true
  if (quantity.value === 2 && BOTH.test(before) && /^ \p{L}+s\b/u.test(after)) return true
  if (
    isSmallCount &&
    !quantity.counts &&
    Number.isInteger(quantity.value) &&
    !AGO.test(after) &&
    THINGS.test(after)
  )
    return true
  if (
    /\b(?:past|last|next|over the|every|few|within|each|for the|in the|coming|another)(?: \S+)? $/i.test(
      before,
    ) &&
    /^\s*-?(?:days?|weeks?|months?)\b/i.test(after)
  )
    return true
  if (quantity.kind === 'multiple' && /^ (?:a|per|each|every) (?:day|week|month|session|side)\b/i.test(after))
    return true
  // "Aim for a cadence that is 5 percent higher."
  if (IMPERATIVE_FIRST.test(sentence) && !(OWN.test(clause) && (YOU.test(clause) || TOLD.test(clause))))
    return true
  if (/\b(?:sets?|rounds?|reps?) of $/i.test(before)) return true
  // "If you're curious, you could add 3 or 4": the verb that is nearest before a number says what it is.
  const advised = Math.max(lastOf(ADVISED, before), lastOf(IMPERATIVES, before))
  if (advised >= 0 && advised > lastOf(TELLING, before) && !/[.;:]\s/.test(before.slice(advised))) return true
  // "That often-quoted 180".
  if (QUOTED.test(before)) return true
  const isGeneral = (text: string) => GENERAL.test(text) && !OWN.test(text)
  // "A good rule is 80 percent easy and 20 percent hard."
  if (isGeneral(clause) || (isGeneral(sentence) && !TOLD.test(clause))) return true
  const told = clause.replace(MENTIONED, '')
  if (TOLD.test(told) || DONE.test(told)) return false
  if (!OWN.test(clause) && (IMPERATIVE.test(before) || MODAL.test(before))) return true
  return IMPERATIVE.test(clause) || MODAL.test(clause) || ADVICE.test(clause)
}
