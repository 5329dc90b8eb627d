export const PERIODS = ['today', 'yesterday', 'this_week', 'last_week', 'this_month', 'last_month'] as const
export type Period = (typeof PERIODS)[number]

const DAY_MS = 24 * 3600 * 1000

/** The period's bounds [from, to) as ISO 8601; weeks begin on Monday, days are UTC's. */
export function periodRange(period: Period, now: Date): { from: string; to: string } {
  const year = now.getUTCFullYear()
  const month = now.getUTCMonth()
  const today = Date.UTC(year, month, now.getUTCDate())
  const monday = today - ((now.getUTCDay() + 6) % 7) * DAY_MS
  const bounds: Record<Period, [number, number]> = {
    today: [today, today + DAY_MS],
    yesterday: [today - DAY_MS, today],
    this_week: [monday, monday + 7 * DAY_MS],
    last_week: [monday - 7 * DAY_MS, monday],
    this_month: [Date.UTC(year, month, 1), Date.UTC(year, month + 1, 1)],
    last_month: [Date.UTC(year, month - 1, 1), Date.UTC(year, month, 1)],
  }
  const [from, to] = bounds[period]
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}
