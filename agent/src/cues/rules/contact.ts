import { outsideBand } from '../outside-band.ts'

/** The feet stay on the ground longer, as in tiring. */
export const rule = outsideBand({
  topic: 'contact',
  figure: 'contactTime',
  side: 'above',
  least: 15,
  sureness: 2,
  everyMs: 4 * 60_000,
  says: ({ now, usual }) =>
    `Your ground contact takes ${now} milliseconds now, where ${usual} is usual for you. Tread as if the ground were hot.`,
  saysItWorked: ({ now }) => `Your ground contact is back at ${now} milliseconds. Light again, well done.`,
})
