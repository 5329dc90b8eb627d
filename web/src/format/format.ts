import { userSettings } from '../settings/user-settings.ts'

/** Seconds as m:ss, or h:mm:ss from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(rest)}` : `${minutes}:${twoDigits(rest)}`
}

/** A length of time in words: "12 s", "4 min 10 s", "1 h 5 min". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`
  return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`
}

const day = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short' })
const shortDay = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' })
const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' })
const clocks = {
  '24h': new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  '12h': new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }),
}

/** "Mon, Nov 23 · 07:15" in the reader's time zone and clock. */
export function dayAndTime(iso: string): string {
  const date = new Date(iso)
  return `${day.format(date)} · ${clocks[userSettings.get().numbers.clock].format(date)}`
}

/** "Nov 23", of milliseconds since 1970. */
export const dayOf = (atMs: number): string => shortDay.format(atMs)

/** "November 2026". */
export const monthOf = (iso: string): string => month.format(new Date(iso))

/** As the user wants pressures: one decimal, or from ten on none; a dash where nothing is known. */
export function oneDecimal(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  return decimal(value, userSettings.get().numbers.rounding === 'whole' && Math.abs(value) >= 10 ? 0 : 1)
}

/** With the user's decimal mark. */
export function decimal(value: number, digits: number): string {
  const text = value.toFixed(digits)
  return userSettings.get().numbers.decimalMark === 'comma' ? text.replace('.', ',') : text
}

/** Whole, in groups of three with thin spaces, which nobody takes for a decimal mark. */
export function grouped(value: number): string {
  return Math.round(value)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, '\u2009')
}

export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${Math.round(share * 100)}\u2009%`
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "1 event", "12 events". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
