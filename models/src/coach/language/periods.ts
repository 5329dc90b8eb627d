import { ORDINALS, ordinalOf } from './number-words.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)
const UNITS: Record<string, string> = {
  day: 'days',
  night: 'days',
  week: 'weeks',
  month: 'months',
  fortnight: 'weeks',
}
const RELATED = '(?:from |of |in |on |at |over |during |for |within )?(?:the )?'

/** "15", "15th", "fifteenth", and what number words leave of "twenty first": "20 first". */
const DAY = `(?:(?:(?<tens>20|30) )?(?<ordinal>${ORDINALS.join('|')}|thirtieth)|(?<digits>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?)`
const MONTH = MONTHS.map((name) => (name.length > 4 ? `${name}|${name.slice(0, 3)}` : name)).join('|')
/** "May" and "march" are months only where they stand as one. */
const monthWords = (name: string) =>
  name === 'may' || name === 'march'
    ? `(?:in|from|of|during|last|since|for) ${name}(?: s)?`
    : `(?:in |from |of |during |last |for )?${name}(?: s)?`
const pad = (number: number): string => String(number).padStart(2, '0')

type Groups = Record<string, string | undefined>
const dayIn = ({ tens, ordinal, digits }: Groups): number =>
  digits ? Number(digits) : ordinal === 'thirtieth' ? 30 : Number(tens ?? 0) + ordinalOf(ordinal)
const dateOf = (groups: Groups): string => {
  const month = MONTHS.findIndex((name) => name.startsWith((groups.month ?? '').slice(0, 3))) + 1
  return `${pad(month)}-${pad(dayIn(groups))}`
}
const daysAgo = (days: number): string => (days === 1 ? 'yesterday' : `${days}_days_ago`)
const past = (count: number, unit: string): string => `last_${count}_${unit}`
const countOf = (said: string | undefined): number =>
  said === 'few' || said === 'several' ? 3 : said === 'couple of' ? 2 : Number(said) || 1

/** Days and stretches of days, as list_workouts names them; the first form that fits decides. */
const FORMS: [string, string | ((groups: Groups) => string | null)][] = [
  [`${RELATED}${DAY} (?:of )?(?<month>${MONTH})\\b`, dateOf],
  [`${RELATED}(?<month>${MONTH}) (?:the )?${DAY}\\b(?! (?:minutes?|seconds?|days?|weeks?))`, dateOf],
  [
    `(?:on|from|of) the ${DAY.replace('(?:st|nd|rd|th)?', '(?:st|nd|rd|th)')}$`,
    (groups) => (dayIn(groups) > 5 ? `day_${dayIn(groups)}` : null),
  ],
  ['(?:in |over |during |for )?(?:the )?(?:last|past|previous) fortnight|in a fortnight', past(2, 'weeks')],
  ['(?:(?:a|1|one) )?fortnight ago', daysAgo(14)],
  [
    '(?<=\\b(?:last|past|previous) )(?<count>\\d{1,3}|few|several|couple of) (?<unit>day|night|week|month)s',
    ({ count, unit }) => (countOf(count) > 1 ? past(countOf(count), UNITS[unit ?? ''] ?? 'days') : null),
  ],
  ['(?:from )?(?<count>\\d{1,3}) days (?:ago|back|before today)', ({ count }) => daysAgo(Number(count))],
  [
    '(?:from )?(?:a|one|(?<count>\\d{1,2})) weeks? ago(?: today)?',
    ({ count }) => daysAgo(7 * Number(count ?? 1)),
  ],
  [
    '(?:from )?(?:a|one|(?<count>\\d{1,2})) months? ago',
    ({ count }) => `${countOf(count)}_months_before_today`,
  ],
  ['(?:from |on )?(?:the )?day before yesterday(?: s)?', daysAgo(2)],
  ['(?:from |on |at |over |during |for )?(?:the |this |last |past )*weekend(?: s)?', 'weekend'],
  ...WEEKDAYS.map((name): [string, string] => [
    `(?:from |on |for )?(?:last |this |past )?${name}(?: s)?(?: (?:morning|evening|afternoon|night))?`,
    name,
  ]),
  [`${RELATED}week before (?:the )?last(?: (?:one|1|week))?`, 'week_before_last'],
  [`${RELATED}month before (?:the )?last(?: (?:one|1|month))?`, 'month_before_last'],
  [`${RELATED}(?:last|previous) week(?: s)?(?! or)|the week before`, 'last_week'],
  [`${RELATED}(?:last|previous) month(?: s)?|the month before`, 'last_month'],
  [`${RELATED}(?:this|the|the current|the past|past|these) week(?: s)?(?: so far)?`, 'week'],
  [`${RELATED}(?:this|the|the current|the past|past) month(?: s)?(?: so far)?`, 'month'],
  [`${RELATED}(?:last|previous) year(?: s)?`, 'last_year'],
  [`${RELATED}(?:this|the current|the past|past) year(?: s)?(?: so far)?`, 'this_year'],
  ['(?:from |on )?yesterday(?: s)?(?: (?:morning|evening|afternoon|night))?|last night', 'yesterday'],
  ['(?:from |on |for )?today(?: s)?|this (?:morning|afternoon|evening)|tonight', 'today'],
  ...MONTHS.map((name): [string, string] => [monthWords(name), name]),
]
const PATTERNS = FORMS.map(([words, period]) => ({
  pattern: new RegExp(`\\b(?:${words})(?![a-z0-9])`),
  period,
}))
/** "The 20th May" is none of "twenty seconds": dates come before times. */
const DATE_FORMS = 3

/** What lies on one side of a period, as the tools name it. */
const SIDES: [side: string, pattern: RegExp][] = [
  [
    'since',
    /\b(?:since|starting|beginning)(?: on)?(?: the)? PERIOD\b|\bPERIOD (?:and |from then )?on(?:wards?)?$/,
  ],
  ['after', /\bafter(?: the)? PERIOD\b/],
  ['until', /\b(?:until|till|up to|through)(?: the)? PERIOD\b/],
  ['before', /\bbefore(?: the)? PERIOD\b/],
]
const LONG_BEFORE = /\b(a|one|\d{1,3}) (day|week|month)s? before PERIOD\b/

export interface FoundPeriod {
  /** The day or the stretch of days that was named. */
  readonly period: string | null
  /** What is meant by it: itself, or a side of it, such as "since_monday". */
  readonly meant: string | null
  /** With PERIOD in its stead. */
  readonly text: string
}

/** The day or the stretch of days that a text names. */
export function findPeriod(text: string, forms = PATTERNS): FoundPeriod {
  for (const { pattern, period: named } of forms) {
    const found = pattern.exec(text)
    const period = found && (typeof named === 'string' ? named : named(found.groups ?? {}))
    if (!found || !period) continue
    const tagged = text.replace(found[0], 'PERIOD')
    return { period, meant: meantBy(period, tagged), text: tagged }
  }
  return { period: null, meant: null, text }
}
export const findDate = (text: string): FoundPeriod => findPeriod(text, PATTERNS.slice(0, DATE_FORMS))

function meantBy(period: string, tagged: string): string {
  const [, count, unit] = LONG_BEFORE.exec(tagged) ?? []
  if (unit) return earlier(period, countOf(count), `${unit}s`)
  const side = SIDES.find(([, pattern]) => pattern.test(tagged))?.[0]
  // "Since the last three days" are these days.
  return side && !(side === 'since' && /^last_\d/.test(period)) ? `${side}_${period}` : period
}

/** Stretches that have the one before them by name. */
const BEFORE_BY_NAME: Record<string, string> = {
  week: 'last_week',
  last_week: 'week_before_last',
  month: 'last_month',
  last_month: 'month_before_last',
  this_year: 'last_year',
}
const DAYS: Record<string, number> = { days: 1, weeks: 7 }

function earlier(period: string, count: number, units: string): string {
  const named = count === 1 && period.includes(units.slice(0, -1)) ? BEFORE_BY_NAME[period] : undefined
  const ago =
    { today: 0, yesterday: 1 }[period] ?? (/^\d+_days_ago$/.test(period) ? Number.parseInt(period, 10) : null)
  const days = DAYS[units]
  return named ?? (ago !== null && days ? daysAgo(ago + count * days) : `${count}_${units}_before_${period}`)
}

const EARLIER =
  /^(?:(?:on|in) )?(?:(?:the|a|one|(\d{1,3})) )(day|week|month)s? (?:earlier|before)(?: (?:that|it))?$/

/** The day of the workout on the screen, which the answer has to ask for. */
export const SCREEN = 'screen'

/** "And a week earlier?" beside a period that was spoken of; null for other words. */
export function earlierThan(period: string | undefined, words: string): string | null {
  const [, count, unit] = EARLIER.exec(words) ?? []
  return unit ? earlier(period ?? SCREEN, countOf(count), `${unit}s`) : null
}

const SEVERAL = /^(?:since|after|until|before)_|^last_\d|week|month|year|^weekend$/
const SHIFTED = /^\d+_[a-z]+_before_/
/** A period that may hold several workouts. */
export function isStretch(period: string): boolean {
  const base = period.replace(SHIFTED, '')
  return SEVERAL.test(base) || MONTHS.includes(base)
}

/** A period that is a single day: of its workouts nobody needs to hear the day. */
export const isDay = (period: string | undefined): boolean =>
  period !== undefined && !isStretch(period) && /day$|_days_ago$|-|^day_/.test(period)
