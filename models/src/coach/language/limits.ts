import lists from './word-lists.json' with { type: 'json' }

/** What a limit is of; without a unit it is the figure itself, such as a pressure. */
type Measure = 'figure' | 'percent' | 'milliseconds' | 'steps' | 'events' | 'time' | 'workouts'

/** "Above 60", "at least 3 runs", "longer than half an hour"; times are seconds. */
export interface Limit {
  readonly of: Measure
  readonly side: 'above' | 'below'
  readonly value: number
  /** The value itself is within the limit. */
  readonly isReached?: true
}

const UNITS: [Measure, RegExp][] = [
  ['percent', /^percent$/],
  ['milliseconds', /^milliseconds?$/],
  ['steps', /^steps?$/],
  ['events', /^(?:high force |low force |hard |soft )?(?:events?|hits?|landings?|impacts?|spikes?)$/],
  ['workouts', /^(?:workouts?|runs?|walks?|sessions?|match(?:es)?|times)$/],
  ['time', /^(?:hours?|minutes?|seconds?)$/],
]
const IN_SECONDS: Record<string, number> = { hour: 3600, minute: 60, second: 1 }

const { up, down, harder, softer } = lists.comparatives
const ABOVE = `above|over|beyond|(?:north|upwards?) of|in excess of|exceed(?:ed|ing|s)?|cross(?:ed)?|topped|(?:go|goes|going|went|get|got) past|(?:${[...up, ...harder].join('|')}) than`
const BELOW = `below|under|beneath|(?:south|short|shy) of|(?:${[...down, ...softer].join('|')}) than`
const UNIT = '(?:(?:high force|low force|hard|soft) )?[a-z]+'
const LIMIT = new RegExp(
  `\\b(?:(?:were|was|are|is) )?(?:(?<above>${ABOVE})|(?<below>${BELOW})|(?<least>at least|reach(?:ed)?)|(?<most>at most|up to))` +
    ` (?:a pressure of |a value of )?(?<number>\\d+(?:\\.\\d+)?|an?|half an)(?: (?<unit>${UNIT}))?(?![\\d.])`,
)

/** "I want to stay under 80; how many went over?" */
const OTHER_SIDE =
  /\bhow (?:many|often)\b.*\b(?:(above|over|past|beyond|higher|exceeded)|(below|under|lower))(?: (?:it|that))?$/

/** A limit that a text sets, and the text without it where it is one of the figure itself. */
export function findLimit(text: string): { limit: Limit | null; text: string } {
  const found = LIMIT.exec(text)
  const { number = '', unit = '', above, below, least } = found?.groups ?? {}
  const measure = UNITS.find(([, words]) => words.test(unit))?.[0]
  const isCount = /\d/.test(number)
  if (!found || (!measure && (!isCount || /^(?:days?|weeks?|months?|m)$/.test(unit))))
    return { limit: null, text }
  if (!isCount && measure !== 'time') return { limit: null, text }
  // "Up to minute two" is a part of the workout.
  if (measure === 'time' && !(above ?? below ?? least)) return { limit: null, text }
  const asked = OTHER_SIDE.exec(text)
  const isAbove = asked ? asked[1] : (above ?? least)
  const count = isCount ? Number(number) : number === 'half an' ? 0.5 : 1
  const value = count * (measure === 'time' ? (IN_SECONDS[unit.replace(/s$/, '')] ?? 1) : 1)
  const limit: Limit = {
    of: measure ?? 'figure',
    side: isAbove ? 'above' : 'below',
    value,
    ...(!above && !below && { isReached: true }),
  }
  if (measure) return { limit, text }
  const words = found[0].slice(0, unit ? -unit.length - 1 : undefined)
  return { limit, text: text.replace(words, '').replace(/\s+/g, ' ').trim() }
}
