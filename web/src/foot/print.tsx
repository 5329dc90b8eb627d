import { REGION_NAMES } from '@kinetra/workouts/regions'
import type { FootSummary } from '@kinetra/workouts/summary'
import { pressureColour } from './colour-scale.ts'
import { FOOT_HEIGHT, FOOT_WIDTH, REGION_SHAPES } from './shapes.ts'

/** The print that a workout left: each region in the colour of its peak. The row beside it says the numbers. */
export function Print({ feet }: { feet: readonly FootSummary[] }) {
  return (
    <span className="print" data-feet={feet.length}>
      {feet.map(({ foot, regions }) => (
        <svg key={foot} viewBox={`0 0 ${FOOT_WIDTH} ${FOOT_HEIGHT}`} aria-hidden="true" focusable="false">
          <g transform={foot === 'right' ? `translate(${FOOT_WIDTH} 0) scale(-1 1)` : undefined}>
            {REGION_NAMES.map((name) => (
              <path
                key={name}
                d={REGION_SHAPES[name]}
                fill={pressureColour(regions.find(({ region }) => region === name)?.peak ?? 0)}
              />
            ))}
          </g>
        </svg>
      ))}
    </span>
  )
}
