import { ordinalOf } from './number-words.ts'
import { MOVES } from './segments.ts'

/** A place in a workout: seconds from its start or before its end, or a share of its length. */
export type TimeInWorkout = { inS: number } | { fraction: number } | { fromEndS: number }

const N = '(\\d+(?:\\.\\d+)?)'
/** How people say a length or a point of time, from the most specific; the numbers in hours, minutes and seconds. */
const FORMS: [string, (...numbers: number[]) => number][] = [
  ['(\\d+):(\\d\\d):(\\d\\d)', (h = 0, m = 0, s = 0) => h * 3600 + m * 60 + s],
  [
    `${N} hours?(?: and)? ${N} minutes?(?:(?: and)? ${N} seconds?)?`,
    (h = 0, m = 0, s = 0) => h * 3600 + m * 60 + s,
  ],
  ['(?:an|1|one) hour and a half|(?:1|one) and a half hours?', () => 5400],
  [`${N} and a half hours?`, (h = 0) => h * 3600 + 1800],
  ['half an hour', () => 1800],
  ['(?:a )?quarter of an hour', () => 900],
  [`${N} hours?`, (h = 0) => h * 3600],
  ['(?:an|one) hour', () => 3600],
  ['(\\d+):(\\d\\d)(?: minutes?)?', (m = 0, s = 0) => m * 60 + s],
  [
    `${N} and a half minutes?|${N} minutes? and a half|minute ${N} and a half|half past (?:minute )?${N}`,
    (m = 0) => m * 60 + 30,
  ],
  ['(?:a|one) minute and a half|one and a half minutes?', () => 90],
  [`(?<=\\b(?:and|to|until|till|through) )${N} and a half`, (m = 0) => m * 60 + 30],
  [`${N} minutes? and a quarter`, (m = 0) => m * 60 + 15],
  [`minute ${N} and ${N} seconds?`, (m = 0, s = 0) => m * 60 + s],
  [`minute (?:number )?(\\d+) ([1-5]\\d)`, (m = 0, s = 0) => m * 60 + s],
  [`${N} minutes?(?: and)? ${N}(?: seconds?)?(?! minutes?)`, (m = 0, s = 0) => m * 60 + s],
  [`(?:a|one) minute ${N}(?: seconds?)?`, (s = 0) => 60 + s],
  [`minute (?:number )?${N}`, (m = 0) => m * 60],
  ['half a minute', () => 30],
  [`${N}(?: more)? ?(?:minutes?|m)`, (m = 0) => m * 60],
  ['second (?:number )?(?!1\\b)(\\d+)', (s = 0) => s],
  [`${N}(?: more)? ?(?:seconds?|s)`, (s = 0) => s],
  ['(?:one|a) minute', () => 60],
]
const PATTERNS = FORMS.map(([words, read]) => ({
  pattern: new RegExp(`\\b(?:${words})\\b(?: mark)?`, 'g'),
  read,
}))
/** "2 30" is a time where nothing else would be. */
const BARE_CLOCK =
  /\b(at|to|between|from|and|until|till|after|before|around|past)( the)? (\d{1,2}) ([0-5]\d)\b(?! (?:steps|percent|events))/g
/** "Steps a minute" is a rate. */
const RATE =
  /\b(?:steps?|strides?|beats?|times)(?: \w+)? (?:a|per|each|every|in a|in one|in 1) minute\b|\bper (?:minute|second)\b|\bhow many steps\b.*\b(?:a|one|1) minute\b/

/** Most texts hold none, and need not be looked through. */
const MAY_HOLD_TIME = /\d|hour|minute/

/** Writes each time of a normalised text as its seconds: "two minutes thirty" is "T150". */
export function withTimes(text: string): string {
  if (!MAY_HOLD_TIME.test(text) || RATE.test(text)) return text
  let plain = text.replace(BARE_CLOCK, '$1$2 $3:$4')
  for (const { pattern, read } of PATTERNS)
    plain = plain.replace(pattern, (words, ...rest) => {
      const numbers = rest.slice(
        0,
        rest.findIndex((value) => typeof value === 'number'),
      )
      const said = numbers.filter((digits) => digits !== undefined).map(Number)
      return said.length === 0 && /\d:/.test(words) ? words : `T${Math.round(read(...said))}`
    })
  return plain
}

const AT = '(?:(?:at|to|around|about|after|by|the|from) )*'
const MOMENTS: [RegExp, (found: RegExpExecArray) => TimeInWorkout][] = [
  [new RegExp(`\\b${AT}T(\\d+)(?: in| into)?\\b`), ([, seconds]) => ({ inS: Number(seconds) })],
  [
    new RegExp(`\\b${AT}(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) minute\\b`),
    ([, minute]) => ({ inS: ordinalOf(minute) * 60 }),
  ],
  [new RegExp(`\\b${AT}(?:very )?(?:start|beginning)\\b(?! of (?:the )?(?:week|month))`), () => ({ inS: 0 })],
  [
    new RegExp(
      `\\b${AT}(?:half ?way(?: point| mark)?|middle of (?:the|my|this) (?:workout|run|session|walk))\\b`,
    ),
    () => ({ fraction: 0.5 }),
  ],
  [
    /\b(?:(?:to|at|the|very) )+end (?:of (?:the|my|this) (?:workout|run|session|walk|recording|replay))\b|\b(?:to|at) the (?:very )?end\b/,
    () => ({ fraction: 1 }),
  ],
]

/** "Go to the last minute": elsewhere that is a part of the workout, and no point. */
const FROM_END: (typeof MOMENTS)[number] = [
  new RegExp(`\\b${AT}(?:my )?(?:last|final|closing) (?:T(\\d+)|minute)\\b`),
  ([, seconds]) => ({ fromEndS: Number(seconds ?? 60) }),
]

/** The first time in a workout that a text with times names, and the text with TIME in its stead. */
export function findTime(text: string): { time: TimeInWorkout | null; text: string } {
  for (const [pattern, read] of MOVES.test(text) ? [FROM_END, ...MOMENTS] : MOMENTS) {
    const found = pattern.exec(text)
    if (found) return { time: read(found), text: text.replace(found[0], 'TIME') }
  }
  return { time: null, text }
}
