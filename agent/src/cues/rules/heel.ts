import { outsideBand } from '../outside-band.ts'

/** The heel carries more and more: the foot lands further out in front, as in tiring. */
export const rule = outsideBand({
  topic: 'heel',
  figure: 'heelShare',
  side: 'above',
  least: 3,
  sureness: 2,
  everyMs: 4 * 60_000,
  says: ({ now, usual }) =>
    `Your heel carries ${now} percent of the load now, where ${usual} is usual for you. Land so softly that nobody hears you.`,
  saysItWorked: ({ now }) => `Your heel is back at ${now} percent of the load. That landing works, keep it.`,
})
