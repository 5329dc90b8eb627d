import { pressureGradient } from './colour-scale.ts'

const SCALE = pressureGradient('to right')

/** What the colours mean. */
export function Legend() {
  return (
    <div className="legend">
      <span>0</span>
      <div className="legend-bar" style={{ backgroundImage: SCALE }} aria-hidden="true" />
      <span>100</span>
      <p>Relative pressure, brighter is more. It has no unit; 100 is the sensor's most.</p>
    </div>
  )
}
