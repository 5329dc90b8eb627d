import type { RegionName } from '@kinetra/workouts/regions'
import { Link } from 'wouter'
import type { TrendPoint } from '../api/trends.ts'
import { pressureColour } from '../foot/colour-scale.ts'
import { dayAndTime, oneDecimal, percent } from '../format/format.ts'
import { FIGURE_WORDS } from '../usual/figure-words.ts'
import { t } from '../words/words.ts'

const FIGURES = ['cadence', 'contactTime', 'hardLandings'] as const

/** The same numbers as the charts, as text, each workout a link. */
export function TrendTable({ points, region }: { points: readonly TrendPoint[]; region: RegionName | null }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('allNumbers')}>
      <table className="regions">
        <thead>
          <tr>
            <th scope="col">{t('workout')}</th>
            <th scope="col">{t('peak')}</th>
            <th scope="col">{t('mean')}</th>
            {region && <th scope="col">{t('load')}</th>}
            {FIGURES.map((figure) => {
              const { name, unit } = FIGURE_WORDS[figure]
              return (
                <th key={figure} scope="col">
                  {t(name)} {unit && <span className="quiet">{t(unit)}</span>}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => {
            const peak = region ? point.peakByRegion[region] : point.peak
            return (
              <tr key={point.workoutId}>
                <td>
                  <Link href={`/workouts/${point.workoutId}`} className="table-link">
                    {point.name}
                  </Link>{' '}
                  <span className="small quiet">{dayAndTime(point.startedAt)}</span>
                </td>
                <td>
                  {typeof peak === 'number' && (
                    <span className="swatch" style={{ background: pressureColour(peak) }} />
                  )}{' '}
                  {oneDecimal(peak)}
                </td>
                <td>{oneDecimal(region ? point.meanByRegion[region] : point.mean)}</td>
                {region && <td>{percent(point.loadShareByRegion[region])}</td>}
                {FIGURES.map((figure) => {
                  const value = point.figures[figure]
                  return <td key={figure}>{value === undefined ? '–' : FIGURE_WORDS[figure].write(value)}</td>
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
