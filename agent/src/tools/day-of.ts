import { DateTime } from 'luxon'

/**
 * A day as people name it: "today", "yesterday", "3 days ago", and from a week on "12 May".
 * @param startedAt ISO 8601.
 * @param timeZone the IANA zone whose days count.
 */
export function dayOf(startedAt: string, timeZone: string, now = new Date()): string {
  const started = DateTime.fromISO(startedAt, { zone: timeZone, locale: 'en-GB' })
  const today = DateTime.fromJSDate(now, { zone: timeZone })
  const days = Math.round(today.startOf('day').diff(started.startOf('day'), 'days').days)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days > 1 && days < 7) return `${days} days ago`
  return started.toFormat('d MMMM')
}

/** The same moment on a clock of the zone, with its distance from UTC: "2026-11-27T07:15:00+09:00". */
export const onTheClock = (startedAt: string, timeZone: string): string =>
  DateTime.fromISO(startedAt, { zone: timeZone })
    .set({ millisecond: 0 })
    .toISO({ suppressMilliseconds: true }) ?? startedAt

/** The time of day as people say it: "7:15 am". To the second, as 359.98 s are six minutes to them. */
export const timeOfDay = (moment: string, timeZone: string): string =>
  DateTime.fromISO(moment, { zone: timeZone, locale: 'en-US' })
    .plus({ milliseconds: 500 })
    .toFormat('h:mm a')
    .toLowerCase()
