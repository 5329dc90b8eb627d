/** How near a number was said to be: just so, about, below ("nearly", "under") or above ("over"). */
export interface Bound {
  readonly side: 'at' | 'about' | 'below' | 'above'
  /** "Just over": nearer than "over". */
  readonly isNear: boolean
}

/** A phrase of each list stands before the number, the words of one place apart by a bar. */
const phrases = (...lists: readonly string[]) =>
  new RegExp(String.raw`(?<!\p{L})(?:${lists.join('|')})\s*(?:(?:a|an|the|of|at|to|in|by|some) )?$`, 'iu')
const SMALL = '(?:just|slightly|barely|shortly|a (?:touch|bit|little|hair|shade|fraction|tad))'
const LESS = ['under', 'below', 'before', 'less than', 'fewer than', 'short of', 'shy of']
const MORE = ['over', 'above', 'after', 'past', 'beyond', 'more than']
const NEGATED = "(?:not|n['’]t|never|without)"

const NEARLY = phrases(
  `${SMALL} (?:${LESS.join('|')})`,
  'just about|nearly|almost|not quite|practically|virtually',
  'close to|shy of|approaching|getting on for|the best part of',
)
const JUST_OVER = phrases(`${SMALL} (?:${MORE.join('|')})`)
const UNDER = phrases(
  'under|below|less than|fewer than|at most|up to|no more than|within|beneath',
  `${NEGATED} (?:(?:go|went|going|get|got|getting|quite) )?(?:above|over|past|beyond|more than)`,
  `${NEGATED} (?:exceed(?:ing)?|reach(?:ed|ing)?|top(?:ped)?|quite)`,
)
const OVER = phrases(
  '(?:well )?over|above|more than|at least|past|upwards? of|north of|beyond',
  'exceed(?:ed|ing|s)|no less than|no fewer than',
  `${NEGATED} (?:below|under|less than|fewer than|dropped below|fell below)`,
)
const ABOUT = phrases(
  'about|around|roughly|approximately|approx\\.?|circa|some|near|close to|~|≈',
  'somewhere (?:around|near|in the region of)|in the region of|in the neighbou?rhood of',
  'something like|more or less|give or take|an? (?:estimated|rough)',
)

const UNIT_AFTER = String.raw`^\s*(?:%|percent|minutes?|seconds?|steps)?,?\s*`
const ABOUT_AFTER = new RegExp(
  `${UNIT_AFTER}(?:or so|-?ish\\b|or thereabouts|give or take|more or less|roughly|approximately)`,
  'i',
)
const OVER_AFTER = new RegExp(`${UNIT_AFTER}(?:-?plus\\b(?! \\w)|\\+|or more|and (?:a bit|change|some))`, 'i')

/** What stands around a number says how near it is. */
export function boundOf(before: string, after: string): Bound {
  const near = before.slice(-60)
  if (NEARLY.test(near)) return { side: 'below', isNear: true }
  if (JUST_OVER.test(near)) return { side: 'above', isNear: true }
  if (UNDER.test(near)) return { side: 'below', isNear: false }
  if (OVER.test(near) || OVER_AFTER.test(after)) return { side: 'above', isNear: false }
  if (ABOUT.test(near) || ABOUT_AFTER.test(after)) return { side: 'about', isNear: true }
  return { side: 'at', isNear: true }
}

/** Of what was measured: "about 175" is said of 173.1. */
const ABOUT_SHARE = 0.06
const NEAR_SHARE = 0.09
const BOUND_SHARE = 0.25
/** Parts in words are rounder: "half" is said of 46 to 54 percent, "nearly two thirds" of 60. */
const PART_SHARE = 0.08
const LOOSE_PART_SHARE = 0.12
/** "More than half". */
const FAR_PART_SHARE = 0.25
const ROUNDED = 1e-6

interface Said {
  readonly value: number
  readonly step: number
  readonly kind: string
  readonly unit: string | null
  readonly bound: Bound
}

/** Whether a value may be said so: rounded to the last digit that was said, or as near as the words around it allow. */
export function fits(value: number, said: Said): boolean {
  const { side, isNear } = said.bound
  const off = Math.abs(value) - said.value
  if (said.kind === 'part') return fitsPart(off, said)
  if (said.kind === 'multiple' || said.unit === 'times') return fitsTimes(off, said)
  // The replay is told to the second, whether it was cut or rounded.
  const rounding = said.unit === 'seconds' && said.step === 1 ? 1 : said.step / 2
  if (Math.abs(off) <= rounding + ROUNDED) return true
  if (side === 'at') return false
  const grain = grainOf(said)
  if (side === 'about') return Math.abs(off) <= Math.min(grain / 2, Math.abs(value) * ABOUT_SHARE)
  const reach = Math.min(grain, Math.abs(value) * (isNear ? NEAR_SHARE : BOUND_SHARE)) + ROUNDED
  return side === 'below' ? off <= 0 && -off <= reach : off >= 0 && off <= reach
}

function fitsPart(off: number, { value, bound }: Said): boolean {
  const { side, isNear } = bound
  if (side === 'at' || side === 'about')
    return Math.abs(off) <= value * (side === 'at' ? PART_SHARE : LOOSE_PART_SHARE)
  const past = side === 'below' ? -off : off
  return past >= -value * 0.01 && past <= value * (isNear ? LOOSE_PART_SHARE : FAR_PART_SHARE)
}

const RATIO_SHARE = 0.1
/** "Twice" is said of 1.8 to 2.2, "more than twice" of all below three times, "1.5 times" of what rounds to it. */
function fitsTimes(off: number, { value, kind, step, bound: { side } }: Said): boolean {
  if (side === 'above') return off >= 0 && off < 1
  if (side === 'below') return off <= 0 && off > -0.3
  return Math.abs(off) <= (kind === 'multiple' || step >= 1 ? value * RATIO_SHARE : step / 2) + ROUNDED
}

const GRAINS = [1000, 500, 100, 50, 25, 10, 5, 1]
const GRAINS_OF_SECONDS = [60, 30, 15]
/** How round a number is: 175 goes by twenty-fives, 60 by tens, 62 by ones, and 90 seconds by halves of a minute. */
function grainOf({ value, step, unit }: Said): number {
  const grains = unit === 'seconds' && step === 1 ? [...GRAINS_OF_SECONDS, ...GRAINS] : GRAINS
  // A time is as round as it is in the unit that it was said in.
  const scale = unit === 'seconds' ? step : 1
  const isBy = (size: number) => Math.abs(value / size - Math.round(value / size)) < 1e-9
  return Math.max(0, ...grains.map((grain) => grain * scale).filter(isBy)) || (isBy(0.5) ? 0.5 : step)
}
