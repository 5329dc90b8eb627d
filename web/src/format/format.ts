import { settingsStore } from '../settings/settings-store.ts'

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
const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false })

/** "Mon, Nov 23 · 07:15" in the reader's time zone. */
export function dayAndTime(iso: string): string {
  const date = new Date(iso)
  return `${day.format(date)} · ${time.format(date)}`
}

/** One decimal, a dash where nothing is known. */
export function oneDecimal(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : decimal(value, 1)
}

/** With the user's decimal mark. */
export function decimal(value: number, digits: number): string {
  const text = value.toFixed(digits)
  return settingsStore.get().decimalMark === 'comma' ? text.replace('.', ',') : text
}

export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${Math.round(share * 100)} %`
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "1 event", "12 events". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
