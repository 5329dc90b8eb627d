import { REGION_NAMES } from '@kinetra/workouts/regions'
import { FOOT_HEIGHT, FOOT_WIDTH, REGION_SHAPES } from './shapes.ts'

/** The footprint in the text's colour: decoration, so it says nothing to a screen reader. */
export function Footprint(props: { className?: string }) {
  return (
    <svg
      className={props.className ?? 'footprint'}
      viewBox={`0 0 ${FOOT_WIDTH} ${FOOT_HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      {REGION_NAMES.map((region) => (
        <path key={region} d={REGION_SHAPES[region]} data-shape={region} />
      ))}
    </svg>
  )
}
