import { outsideBand } from '../outside-band.ts'

/** One foot carries more than the other, beyond what is usual for this wearer. */
export const rule = outsideBand({
  topic: 'sides',
  figure: 'leftShare',
  side: 'either',
  least: 3,
  sureness: 2,
  everyMs: 5 * 60_000,
  says({ now, usual }) {
    const [foot, share] = now > usual ? ['left', now] : ['right', 100 - now]
    return `Your ${foot} foot carries ${share} percent of the load now. Make both steps sound the same.`
  },
  saysItWorked: ({ now }) =>
    `Both feet share the load as usual again, ${now} percent on the left. That is even.`,
})
