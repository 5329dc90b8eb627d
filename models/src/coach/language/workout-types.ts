import { anyOf } from './any-of.ts'
import orders from './orders.json' with { type: 'json' }
import lists from './word-lists.json' with { type: 'json' }

export type WorkoutType = 'running' | 'walking' | 'tennis' | 'standing' | 'other'

/** What stands before "run" and "walk" where they are a thing and no doing. */
const A = `(?:${lists.beforeWorkout.join('|')}|[2-5])`
const TYPES: [WorkoutType, RegExp[]][] = [
  ['tennis', [/\btennis\b|\bon (?:the )?court\b|\bmatch(?:es)?\b/]],
  [
    'walking',
    [
      /\bwalking\b|\bwalks\b|\b(?:go|went|been) (?:for a )?walk/,
      new RegExp(`\\b${A} (?:\\w+ )?(?:walk|hike|stroll)s?\\b`),
    ],
  ],
  [
    'running',
    [
      /\brunning (?:workouts?|sessions?|trainings?|ones?|activit(?:y|ies)|recordings?|history)\b/,
      /\b(?:last|previous|latest) running\b|\bruns\b|\bjogs\b|\bjogging\b|\bgo running\b|^(?:run|jog)\b/,
      new RegExp(`\\b${A} (?:\\w+ )?(?:run|jog)s?\\b`),
    ],
  ],
  ['standing', [/\bstanding\b/]],
]

/** The type of workout that a text names as a thing ("my last run"), not as a doing ("how did I run"). */
export const findWorkoutType = (text: string): WorkoutType | null =>
  TYPES.find(([, patterns]) => patterns.some((pattern) => pattern.test(text)))?.[0] ?? null

/** "This run" is the one on the screen, and the next one is none yet. */
const ON_SCREEN =
  /\b(?:this|next|the current|PERIOD) (?:\w+ )?(?:run|walk|match|jog|hike|tennis|running|walking)(?: (?:session|workout|match|game))?\b/g
const IS_TYPE = /\b(?:runs?|walks?|match(?:es)?|jogs?|hikes?|tennis|running|walking|standing)\b/

/** The same, but not that of the workout on the screen. */
export function findOtherType(text: string): WorkoutType | null {
  const others = text.replace(ON_SCREEN, '')
  return others === text || IS_TYPE.test(others) ? findWorkoutType(text) : null
}

/** How many workouts back a text points: "the run before that" and "last time" are one. */
const ONE_BACK = [
  /\b(?:previous|prior|preceding|earlier)\b(?! week| month| event| hit| PERIOD)|\blast time\b(?! i| that)/,
  /\b(?:one|run|workout|session|walk|match|game|time|training|jog) (?:before|earlier)\b/,
  /\bbefore (?:that|this|it)\b(?! \w+s\b)|\bthe time before\b/,
]
const TWO_BACK = [
  /\b(?:two|2) (?:\w+ )?(?:before|ago|back|earlier)\b/,
  /\b(?:second (?:to )?last|last but (?:one|1)|penultimate|next to last) (?!event|hit|one|1|impact|landing)\w/,
  /\b(?:run|workout|session|walk|match|game|time|training|jog) before (?:the )?last\b/,
]
export function stepsBackOf(text: string): number | undefined {
  if (TWO_BACK.some((pattern) => pattern.test(text))) return 2
  return ONE_BACK.some((pattern) => pattern.test(text)) ? 1 : undefined
}

/** "Of my last three runs". */
export function latestOf(text: string): number | undefined {
  const said =
    /\b(?:last|past|previous|latest|recent) ([2-9]|10|couple of|few) (?:\w+ )?(?:workouts|runs|sessions|walks|matches|games|jogs|trainings|ones)\b/.exec(
      text,
    )?.[1]
  return said === 'few' ? 3 : said === 'couple of' ? 2 : said ? Number(said) : undefined
}

/** What list_workouts orders by, and the words for it. */
const ORDERS = Object.entries(orders).map(([order, words]) => [order, anyOf(words)] as const)
export const orderOf = (text: string): string | undefined => ORDERS.find(([, words]) => words.test(text))?.[0]
