import { z } from 'zod'

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
  ...WEEKDAYS,
  'weekend',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  ...MONTHS,
] as const
const DAYS_AGO = /^([2-9]|[1-9]\d{1,2})_days_ago$/
const DATE = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

const DAY_OF_MONTH = /^day_([1-9]|[12]\d|3[01])$/

export const periodArgument = z
  .union([
    z.enum(PERIODS),
    z.string().regex(DAYS_AGO),
    z.string().regex(DATE),
    z.string().regex(DAY_OF_MONTH),
  ])
  .nullable()
  .describe(
    'A weekday, the weekend or a month is the latest one that has begun; a day is also "8_days_ago", or as month and day "11-15", or as the latest 15th "day_15"; null for all.',
  )

const DAY_MS = 24 * 3600 * 1000

/**
 * The period's bounds [from, to) as ISO 8601; weeks begin on Monday, days are UTC's. A weekday, the weekend, a month or
 * a date without a year is the latest one that has begun; a date that no year has is empty.
 * @param period as `periodArgument` takes it.
 */
export function periodRange(period: string, now: Date): { from: string; to: string } {
  const [from, to] = boundsOf(period, now)
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

function boundsOf(period: string, now: Date): [number, number] {
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

  const date = DATE.exec(period)
  if (date) return latest(Number(date[1]) - 1, Number(date[2]), today)
  const ofMonth = DAY_OF_MONTH.exec(period)
  if (ofMonth) return latestDay(Number(ofMonth[1]), today)
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

/** The latest day of a month, from 0, and a day, from 1; of a leap day the latest within eight years. */
function latest(month: number, day: number, today: number): [number, number] {
  const year = new Date(today).getUTCFullYear()
  for (let ago = 0; ago <= 8; ago += 1) {
    const from = Date.UTC(year - ago, month, day)
    if (from <= today && new Date(from).getUTCMonth() === month) return [from, from + DAY_MS]
  }
  return [today, today]
}

/** The latest day of that number, from 1 to 31, in a month that has it. */
function latestDay(day: number, today: number): [number, number] {
  const now = new Date(today)
  for (let ago = 0; ; ago += 1) {
    const from = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, day)
    if (from <= today && new Date(from).getUTCDate() === day) return [from, from + DAY_MS]
  }
}
