import type { RegionName } from '@kinetra/workouts/regions'
import { Link } from 'wouter'
import type { TrendPoint } from '../api/trends.ts'
import { pressureColour } from '../foot/colour-scale.ts'
import { dayAndTime, decimal, oneDecimal, percent } from '../format/format.ts'
import { t } from '../words/words.ts'

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
            <th scope="col">{t('cadence')}</th>
            <th scope="col">{t('contactTime')}</th>
            <th scope="col">{t('hardLandings')}</th>
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
                <td>{point.cadencePerMin === null ? '–' : decimal(point.cadencePerMin, 0)}</td>
                <td>
                  {point.contactTimeMs === null
                    ? '–'
                    : t('milliseconds', { value: decimal(point.contactTimeMs, 0) })}
                </td>
                <td>{point.highForceEvents}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
