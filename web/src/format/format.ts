import { userSettings } from '../settings/user-settings.ts'
import { spoken, t } from '../words/words.ts'

/** Seconds as m:ss, or h:mm:ss from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(rest)}` : `${minutes}:${twoDigits(rest)}`
}

/** A length of time in words: "12 s", "4 min 10 s", "1 h 5 min". */
export function duration(lengthInS: number): string {
  const whole = Math.round(lengthInS)
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  if (whole < 60) return t('durationSeconds', { seconds })
  if (hours > 0)
    return minutes > 0 ? t('durationHoursMinutes', { hours, minutes }) : t('durationHours', { hours })
  return seconds > 0 ? t('durationMinutesSeconds', { minutes, seconds }) : t('durationMinutes', { minutes })
}

/** How Intl writes days, in the language that the page is in. */
const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(spoken(), options)
const CLOCKS = {
  '24h': { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  '12h': { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' },
} as const

/** "Mon, Nov 23 · 07:15" in the reader's time zone and clock. */
export function dayAndTime(iso: string): string {
  const date = new Date(iso)
  const day = dates({ weekday: 'short', day: 'numeric', month: 'short' }).format(date)
  return `${day} · ${dates(CLOCKS[userSettings.get().numbers.clock]).format(date)}`
}

/** "Nov 23", of milliseconds since 1970. */
export const dayOf = (atMs: number): string => dates({ day: 'numeric', month: 'short' }).format(atMs)

/** "November 2026". */
export const monthOf = (iso: string): string =>
  dates({ month: 'long', year: 'numeric' }).format(new Date(iso))

/** As the user wants pressures: one decimal, or from ten on none; a dash where nothing is known. */
export function oneDecimal(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  return decimal(value, userSettings.get().numbers.rounding === 'whole' && Math.abs(value) >= 10 ? 0 : 1)
}

const MARKS = { point: 'en', comma: 'de' } as const

/** With the decimal mark of the user, or of the language. */
export function decimal(value: number, digits: number): string {
  const { decimalMark } = userSettings.get().numbers
  const language = decimalMark === 'language' ? spoken() : MARKS[decimalMark]
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false }
  return new Intl.NumberFormat(language, options).format(value)
}

/** Whole, in groups of three with thin spaces, which nobody takes for a decimal mark. */
export function grouped(value: number): string {
  return Math.round(value)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, '\u2009')
}

export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined) return '–'
  return new Intl.NumberFormat(spoken(), { style: 'percent' }).format(share)
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
