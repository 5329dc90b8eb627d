import { t } from '../words/words.ts'
import { pressureGradient } from './colour-scale.ts'

const SCALE = pressureGradient('to top')

/** What the colours mean: a scale that stands beside the feet like a thermometer. */
export function Legend() {
  return (
    <div className="legend" title={t('pressureScale')}>
      <span className="visually-hidden">{t('pressureScaleShort')}</span>
      <span>100</span>
      <span className="legend-bar" style={{ backgroundImage: SCALE }} aria-hidden="true" />
      <span>0</span>
    </div>
  )
}
