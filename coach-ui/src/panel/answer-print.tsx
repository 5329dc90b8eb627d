import { FOOT_HEIGHT, FOOT_WIDTH, FOOTPRINT_SHAPES } from '../footprint/shapes.ts'

/** A small print beside an answer, on which the regions that it speaks of are lit. */
export function AnswerPrint({ regions }: { regions: readonly (string | null)[] }) {
  const lit = Object.keys(FOOTPRINT_SHAPES).filter((region) => regions.includes(region))
  if (lit.length === 0) return null
  return (
    <svg
      className="coach-print"
      role="img"
      aria-label={lit.join(', ')}
      viewBox={`0 0 ${FOOT_WIDTH} ${FOOT_HEIGHT}`}
      data-testid="coach-print"
    >
      {Object.entries(FOOTPRINT_SHAPES).map(([region, shape]) => (
        <path key={region} d={shape} data-lit={lit.includes(region)} />
      ))}
    </svg>
  )
}
