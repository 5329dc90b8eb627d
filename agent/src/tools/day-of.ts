const DAY_MS = 24 * 3600 * 1000
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })

/** A day as people name it: "today", "yesterday", "3 days ago", and from a week on "12 May". Days are UTC's. */
export function dayOf(startedAt: string, now: Date = new Date()): string {
  const started = new Date(startedAt)
  const days = Math.floor(now.getTime() / DAY_MS) - Math.floor(started.getTime() / DAY_MS)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days > 1 && days < 7) return `${days} days ago`
  return date.format(started)
}
