import { FOOT_HEIGHT, FOOT_WIDTH, FOOTPRINT_SHAPES } from './shapes.ts'

/** The footprint in the text's colour: decoration, so it says nothing to a screen reader. */
export function Footprint(props: { className?: string }) {
  return (
    <svg
      className={props.className ?? 'footprint'}
      viewBox={`0 0 ${FOOT_WIDTH} ${FOOT_HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      {Object.entries(FOOTPRINT_SHAPES).map(([region, shape]) => (
        <path key={region} d={shape} data-shape={region} />
      ))}
    </svg>
  )
}

export { FOOT_HEIGHT, FOOT_WIDTH, FOOTPRINT_SHAPES } from './shapes.ts'
