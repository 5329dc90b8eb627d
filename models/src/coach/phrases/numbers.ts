/** Numbers as they are said: digits with at most one decimal, which the voice reads and a check can parse. */
export const decimal = (value: number): string => String(Math.round(value * 10) / 10 || 0)

export const whole = (value: number): string => String(Math.round(value) || 0)

/** "24 percent"; below ten with its decimal, as 0.4 and 1.4 are not alike. */
export const percent = (value: number): string =>
  `${Math.abs(value) < 10 ? decimal(value) : whole(value)} percent`

/** "1 event", "12 events". */
export const counted = (count: number, thing: string): string =>
  `${whole(count)} ${thing}${Math.round(count) === 1 ? '' : 's'}`

/** A length or a point of time, from seconds: "42 seconds", "4 minutes 10", "1 hour 5 minutes". */
export function clock(seconds: number): string {
  const total = Math.round(Math.abs(seconds))
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const rest = total % 60
  if (hours > 0)
    return minutes > 0 ? `${counted(hours, 'hour')} ${counted(minutes, 'minute')}` : counted(hours, 'hour')
  if (minutes === 0) return counted(rest, 'second')
  return rest > 0 ? `${counted(minutes, 'minute')} ${rest}` : counted(minutes, 'minute')
}

/** "twice" and the like are left out on purpose: every number that is said stands in the data. */
export const fromTo = (before: string, now: string): string =>
  before === now ? `stayed at ${now}` : `went from ${before} to ${now}`
