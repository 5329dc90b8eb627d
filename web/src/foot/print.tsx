import { REGION_NAMES, type RegionName } from '@kinetra/workouts/regions'
import type { Foot } from '@kinetra/workouts/workout'
import { pressureColour } from './colour-scale.ts'
import { FOOT_HEIGHT, FOOT_WIDTH, REGION_CENTRES, REGION_SHAPES } from './shapes.ts'

interface PrintedFoot {
  readonly foot: Foot
  readonly regions: readonly {
    readonly region: RegionName
    readonly peak: number
    /** On which side of the usual it lies. */
    readonly side?: 'above' | 'below' | 'within' | null
  }[]
}

/**
 * The print that a workout left: each region in the colour of its peak. The words beside it say the numbers. Marked,
 * the regions that are not as usual have an outline and an arrow.
 */
export function Print({ feet, marked = false }: { feet: readonly PrintedFoot[]; marked?: boolean }) {
  return (
    <span className="print" data-feet={feet.length}>
      {feet.map(({ foot, regions }) => (
        <svg key={foot} viewBox={`0 0 ${FOOT_WIDTH} ${FOOT_HEIGHT}`} aria-hidden="true" focusable="false">
          <g transform={foot === 'right' ? `translate(${FOOT_WIDTH} 0) scale(-1 1)` : undefined}>
            {REGION_NAMES.map((name) => {
              const { peak = 0, side } = regions.find(({ region }) => region === name) ?? {}
              const isUnusual = marked && (side === 'above' || side === 'below')
              return (
                <path
                  key={name}
                  d={REGION_SHAPES[name]}
                  fill={pressureColour(peak)}
                  className={isUnusual ? 'unusual' : undefined}
                />
              )
            })}
          </g>
          {marked && regions.map((one) => <Mark key={one.region} {...one} mirrored={foot === 'right'} />)}
        </svg>
      ))}
    </span>
  )
}

function Mark(props: PrintedFoot['regions'][number] & { mirrored: boolean }) {
  if (props.side !== 'above' && props.side !== 'below') return null
  const [x, y] = REGION_CENTRES[props.region]
  const turn = props.side === 'above' ? -1 : 1
  const tip = `M${props.mirrored ? FOOT_WIDTH - x : x} ${y + 7 * turn}l-7 ${-12 * turn}h14z`
  return <path className="unusual-arrow" d={tip} />
}
