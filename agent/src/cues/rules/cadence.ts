import { outsideBand } from '../outside-band.ts'

/** Steps become fewer and longer. */
export const rule = outsideBand({
  topic: 'cadence',
  figure: 'cadence',
  side: 'below',
  least: 6,
  sureness: 2,
  everyMs: 4 * 60_000,
  says: ({ now, usual }) =>
    `Your cadence is down to ${now} steps a minute, where ${usual} is usual for you. Step to a slightly quicker beat.`,
  saysItWorked: ({ now }) => `Your cadence is back at ${now} steps a minute. Good rhythm.`,
})
