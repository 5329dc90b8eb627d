const DAYS_AGO = ['2_days_ago', '3_days_ago', '4_days_ago', '5_days_ago', '6_days_ago'] as const
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const MONTHS = [
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

export const PERIODS = [
  'today',
  'yesterday',
  ...DAYS_AGO,
  ...WEEKDAYS,
  'weekend',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  ...MONTHS,
] as const
export type Period = (typeof PERIODS)[number]

const DAY_MS = 24 * 3600 * 1000

/**
 * The period's bounds [from, to) as ISO 8601; weeks begin on Monday, days are UTC's. A weekday, the weekend
 * or a month without more is the latest one that has begun.
 */
export function periodRange(period: Period, now: Date): { from: string; to: string } {
  const [from, to] = boundsOf(period, now)
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

function boundsOf(period: Period, now: Date): [number, number] {
  const year = now.getUTCFullYear()
  const month = now.getUTCMonth()
  const today = Date.UTC(year, month, now.getUTCDate())
  const days = (ago: number, length = 1): [number, number] => [
    today - ago * DAY_MS,
    today + (length - ago) * DAY_MS,
  ]
  const months = (ago: number): [number, number] => [
    Date.UTC(year, month - ago, 1),
    Date.UTC(year, month - ago + 1, 1),
  ]
  /** Days since the latest of these weekdays, 0 for today. */
  const since = (weekday: number) => (now.getUTCDay() - weekday + 7) % 7

  const weekday = (WEEKDAYS as readonly string[]).indexOf(period)
  if (weekday >= 0) return days(since(weekday))
  const named = (MONTHS as readonly string[]).indexOf(period)
  if (named >= 0) return months((month - named + 12) % 12)
  switch (period) {
    case 'today':
      return days(0)
    case 'yesterday':
      return days(1)
    case 'weekend':
      return days(since(WEEKDAYS.indexOf('saturday')), 2)
    case 'this_week':
      return days(since(WEEKDAYS.indexOf('monday')), 7)
    case 'last_week':
      return days(since(WEEKDAYS.indexOf('monday')) + 7, 7)
    case 'this_month':
      return months(0)
    case 'last_month':
      return months(1)
    default:
      return days(Number.parseInt(period, 10))
  }
}
