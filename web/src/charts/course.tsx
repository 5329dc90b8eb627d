import type { OverviewBin } from '@kinetra/workouts/summary'

const WIDTH = 240
const HEIGHT = 44
const INSET = 4

/**
 * The workout's course as a line: the heaviest moment of each stretch, whole foot. It begins at the lowest of
 * them and not at zero, so that it shows how the load went up and down; the row says the numbers.
 */
export function Course({ bins }: { bins: readonly OverviewBin[] }) {
  if (bins.length < 2) return null
  const tops = bins.map(({ max }) => max)
  const [least, most] = [Math.min(...tops), Math.max(...tops)]
  // A steady course stays flat instead of showing its noise as mountains.
  const span = Math.max(most - least, most * 0.35, 1)
  const base = most - span
  const points = tops.map((top, index) => {
    const x = (index / (tops.length - 1)) * WIDTH
    const y = HEIGHT - INSET - ((top - base) / span) * (HEIGHT - 2 * INSET)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return (
    <svg
      className="course"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={`M0 ${HEIGHT}L${points.join('L')}L${WIDTH} ${HEIGHT}Z`} fill="var(--sunken)" />
      <path
        d={`M${points.join('L')}`}
        fill="none"
        stroke="var(--ink-soft)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
