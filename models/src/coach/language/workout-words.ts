const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

export type Period =
  | 'today'
  | 'yesterday'
  | 'weekend'
  | 'week'
  | 'last_week'
  | 'week_before_last'
  | 'month'
  | 'last_month'
  | 'month_before_last'
  | (typeof WEEKDAYS)[number]
  | (typeof MONTHS)[number]
  | `${number}_days_ago`
  | `day_${number}`
  | `last_${number}_${'days' | 'weeks' | 'months'}`
  /** Month and day. */
  | `${number}-${number}`
export type WorkoutType = 'running' | 'walking' | 'tennis' | 'standing' | 'other'

/** As the last weekday that has begun: "last Monday" and "on Monday" are one. */
const weekday = (name: string) =>
  new RegExp(
    `\\b(?:from |on |for )?(?:last |this |past )?${name}(?: s)?\\b(?: (?:morning|evening|afternoon|night))?`,
  )
/** "May" and "march" are months only where they stand as one. */
const month = (name: string) =>
  new RegExp(
    name === 'may' || name === 'march'
      ? `\\b(?:in|from|of|during|last|since|for) ${name}\\b(?: s\\b)?`
      : `\\b(?:in |from |of |during |last |for )?${name}(?: s)?\\b`,
  )

const PERIODS: [Period, RegExp][] = [
  ['2_days_ago', /\b(?:from |on )?(?:the )?day before yesterday(?: s)?\b/],
  ['weekend', /\b(?:from |on |at |over |during |for )?(?:the |this |last |past )*weekend(?: s)?\b/],
  ...WEEKDAYS.map((name): [Period, RegExp] => [name, weekday(name)]),
  [
    'week_before_last',
    /\b(?:from |of |in |on |during |for )?(?:the )?week before (?:the )?last(?: (?:one|1|week))?\b/,
  ],
  [
    'month_before_last',
    /\b(?:from |of |in |on |during |for )?(?:the )?month before (?:the )?last(?: (?:one|1|month))?\b/,
  ],
  [
    'last_week',
    /\b(?:from |of |in |on |during |for )?(?:the )?(?:last|previous) week(?: s)?\b(?! or)|\bthe week before\b/,
  ],
  [
    'last_month',
    /\b(?:from |of |in |on |during |for )?(?:the )?(?:last|previous) month(?: s)?\b|\bthe month before\b/,
  ],
  [
    'week',
    /\b(?:from |of |in |on |during |for |over )?(?:this|the|the current|the past|past|the last 7 days|these) week(?: s)?(?: so far)?\b|\b(?:in |over |from )?the (?:last|past) (?:7|few) days\b/,
  ],
  [
    'month',
    /\b(?:from |of |in |on |during |for |over )?(?:this|the|the current|the past|past) month(?: s)?(?: so far)?\b|\b(?:in |over |from )?the (?:last|past) 30 days\b/,
  ],
  ['yesterday', /\b(?:from |on )?yesterday(?: s)?\b(?: (?:morning|evening|afternoon|night))?|\blast night\b/],
  ['today', /\b(?:from |on |for )?today(?: s)?\b|\bthis (?:morning|afternoon|evening)\b|\btonight\b/],
  ...MONTHS.map((name): [Period, RegExp] => [name, month(name)]),
]

/** The day before a day; null for what is no single day, or a date. */
export function dayBefore(period: Period): Period | null {
  if (period === 'today') return 'yesterday'
  if (period === 'yesterday') return '2_days_ago'
  if (period.endsWith('_days_ago')) return `${Number.parseInt(period, 10) + 1}_days_ago`
  const weekday = (WEEKDAYS as readonly string[]).indexOf(period)
  return weekday < 0 ? null : (WEEKDAYS.at(weekday - 1) ?? null)
}

/** The period that a text names, and the text with PERIOD in its stead. */
export function findPeriod(text: string): { period: Period | null; text: string } {
  for (const [period, pattern] of PERIODS) {
    if (pattern.test(text)) return { period, text: text.replace(pattern, 'PERIOD') }
  }
  return { period: null, text }
}

/** Words for a workout of any type, for the rules of intents. */
export const WORKOUT =
  '(?:(?:running |walking |tennis |standing |training )?(?:workouts?|sessions?|trainings?|activit(?:y|ies)|runs?|jogs?|walks?|hikes?|strolls?|match(?:es)?|games?|exercises?|recordings?)|tennis|training|run)'

const TYPES: [WorkoutType, RegExp][] = [
  ['tennis', /\btennis\b|\bon (?:the )?court\b|\bmatch(?:es)?\b/],
  [
    'walking',
    /\bwalking\b|\b(?:my|the|a|last|previous|this|any|all|recent|other|PERIOD|long|latest|earlier|first|few|every|of|open|load|2|3|4|5) (?:\w+ )?(?:walk|hike|stroll)s?\b|\bwalks\b|\b(?:go|went|been) (?:for a )?walk/,
  ],
  [
    'running',
    /\brunning (?:workouts?|sessions?|trainings?|ones?|activit(?:y|ies)|recordings?|history)\b|\b(?:last|previous|latest) running\b|\b(?:my|the|a|last|previous|this|any|all|recent|other|PERIOD|long|latest|earlier|first|few|every|of|open|load|2|3|4|5) (?:\w+ )?(?:run|jog)s?\b|\bruns\b|\bjogs\b|\bjogging\b|\bgo running\b|^(?:run|jog)\b/,
  ],
  ['standing', /\bstanding\b/],
]

/** The type of workout that a text names as a thing ("my last run"), not as a doing ("how did I run"). */
export function findWorkoutType(text: string): WorkoutType | null {
  return TYPES.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}
