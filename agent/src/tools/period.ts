import { DateTime } from 'luxon'
import { z } from 'zod'
import { periodMeant, plainMeanings } from './plain-meaning.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
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
  'week_before_last',
  'this_month',
  'last_month',
  'month_before_last',
  'this_year',
  'last_year',
  ...MONTHS,
] as const
const DAYS_AGO = /^([2-9]|[1-9]\d{1,2})_days_ago$/
/** Up to and with today. */
const LAST = /^last_([2-9]|[1-9]\d{1,2})_(days|weeks|months)$/
const DATE = /^(?:(\d{4})-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const DAY_OF_MONTH = /^day_([1-9]|[12]\d|3[01])$/
/** From a period on, all after it, up to it, or so long before it. */
const RELATIVE = /^(?:(since|after|until|before)|([1-9]\d{0,2})_(days|weeks|months)_before)_(.+)$/

const plainPeriod = z.union([
  z.enum(PERIODS),
  z.string().regex(DAYS_AGO),
  z.string().regex(LAST),
  z.string().regex(DATE),
  z.string().regex(DAY_OF_MONTH),
])
const relativePeriod = z
  .string()
  .regex(RELATIVE)
  .refine((period) => isPeriod(RELATIVE.exec(period)?.[4]))
const isPeriod = (period: string | undefined): boolean =>
  period !== undefined && (plainPeriod.safeParse(period).success || relativePeriod.safeParse(period).success)

export const periodArgument = z
  .union([plainPeriod, relativePeriod])
  .register(plainMeanings, { read: periodMeant })
  .nullable()
  .describe(
    'today, yesterday, this_week, last_week, this_month, last_year and so on; a weekday, the weekend or a month (monday, weekend, may) is the latest one that has begun; a day is also "8_days_ago", a date "2026-11-15" or the latest "11-15", or the latest 15th "day_15"; "last_3_days" (or weeks, months) ends today; before any of them: "since_" for it and all after it, "after_", "until_" or "before_", "1_weeks_before_" (or days, months) for as long earlier; null for all.',
  )

/**
 * The period's bounds [from, to) as ISO 8601; weeks begin on Monday, days are the time zone's. A weekday, the weekend, a
 * month or a date without a year is the latest one that has begun; a date that no year has is empty.
 * A month before a stretch keeps its ends: of February it is 1 to 28 January.
 * @param period as `periodArgument` takes it.
 * @param timeZone an IANA name.
 */
export function periodRange(
  period: string,
  timeZone: string,
  now = new Date(),
): { from: string; to: string } {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day')
  const [from, to] = boundsOf(period, today)
  return { from: from.toJSDate().toISOString(), to: to.toJSDate().toISOString() }
}

type Bounds = [from: DateTime, to: DateTime]

function boundsOf(period: string, today: DateTime): Bounds {
  const [, side, count, unit = 'days', other] = RELATIVE.exec(period) ?? []
  if (other) {
    const [from, to] = boundsOf(other, today)
    const tomorrow = today.plus({ days: 1 })
    if (side === 'since') return [from, tomorrow]
    if (side === 'after') return [DateTime.min(to, tomorrow), tomorrow]
    if (side === 'until') return [DateTime.fromMillis(0), to]
    if (side === 'before') return [DateTime.fromMillis(0), from]
    return [from.minus({ [unit]: Number(count) }), to.minus({ [unit]: Number(count) })]
  }
  const date = DATE.exec(period)
  if (date) return dateOf(date, today)
  const ofMonth = DAY_OF_MONTH.exec(period)
  if (ofMonth) return latestDay(Number(ofMonth[1]), today)
  const daysAgo = DAYS_AGO.exec(period)
  if (daysAgo) return dayAgo(Number(daysAgo[1]), today)
  const last = LAST.exec(period)
  if (last?.[2]) {
    const tomorrow = today.plus({ days: 1 })
    return [tomorrow.minus({ [last[2]]: Number(last[1]) }), tomorrow]
  }
  const weekday = (WEEKDAYS as readonly string[]).indexOf(period)
  if (weekday >= 0) return dayAgo(since(weekday + 1, today), today)
  const month = (MONTHS as readonly string[]).indexOf(period)
  if (month >= 0) return whole('month', (today.month - month + 11) % 12, today)
  switch (period) {
    case 'yesterday':
      return dayAgo(1, today)
    case 'weekend': {
      const saturday = today.minus({ days: since(6, today) })
      return [saturday, saturday.plus({ days: 2 })]
    }
    case 'this_week':
      return whole('week', 0, today)
    case 'last_week':
      return whole('week', 1, today)
    case 'week_before_last':
      return whole('week', 2, today)
    case 'this_month':
      return whole('month', 0, today)
    case 'last_month':
      return whole('month', 1, today)
    case 'month_before_last':
      return whole('month', 2, today)
    case 'this_year':
      return whole('year', 0, today)
    case 'last_year':
      return whole('year', 1, today)
    default:
      return dayAgo(0, today)
  }
}

/** Days since the latest of these weekdays (ISO 8601, 1 for Monday), 0 for today. */
const since = (weekday: number, today: DateTime): number => (today.weekday - weekday + 7) % 7

function dayAgo(days: number, today: DateTime): Bounds {
  const from = today.minus({ days })
  return [from, from.plus({ days: 1 })]
}

function whole(unit: 'week' | 'month' | 'year', ago: number, today: DateTime): Bounds {
  const from = today.startOf(unit).minus({ [unit]: ago })
  return [from, from.plus({ [unit]: 1 })]
}

function dateOf([, year, month, day]: RegExpExecArray, today: DateTime): Bounds {
  if (year === undefined) return latestDate(Number(month), Number(day), today)
  const from = DateTime.fromObject(
    { year: Number(year), month: Number(month), day: Number(day) },
    { zone: today.zone },
  )
  return from.isValid ? [from, from.plus({ days: 1 })] : [today, today]
}

/** The latest day of a month and a day, both from 1; of a leap day the latest within eight years. */
function latestDate(month: number, day: number, today: DateTime): Bounds {
  for (let ago = 0; ago <= 8; ago += 1) {
    const from = DateTime.fromObject({ year: today.year - ago, month, day }, { zone: today.zone })
    if (from.isValid && from <= today) return [from, from.plus({ days: 1 })]
  }
  return [today, today]
}

/** The latest day of that number, from 1 to 31, in a month that has it. */
function latestDay(day: number, today: DateTime): Bounds {
  for (let ago = 0; ; ago += 1) {
    const month = today.startOf('month').minus({ months: ago })
    const from = month.set({ day })
    if (from.month === month.month && from <= today) return [from, from.plus({ days: 1 })]
  }
}
