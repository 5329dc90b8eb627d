import { pressureGradient } from './colour-scale.ts'

const SCALE = pressureGradient('to top')

/** What the colours mean: a scale that stands beside the feet like a thermometer. */
export function Legend() {
  return (
    <div
      className="legend"
      title="Relative pressure: it has no unit, and 100 is the most the sensor can tell."
    >
      <span className="visually-hidden">Relative pressure, brighter is more:</span>
      <span>100</span>
      <span className="legend-bar" style={{ backgroundImage: SCALE }} aria-hidden="true" />
      <span>0</span>
    </div>
  )
}
