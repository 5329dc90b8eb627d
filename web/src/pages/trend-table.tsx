import type { RegionName } from '@kinetra/workouts/regions'
import { Link } from 'wouter'
import type { TrendPoint } from '../api/trends.ts'
import { pressureColour } from '../foot/colour-scale.ts'
import { dayAndTime, oneDecimal, percent } from '../format/format.ts'

/** The same numbers as the charts, as text, each workout a link. */
export function TrendTable({ points, region }: { points: readonly TrendPoint[]; region: RegionName | null }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label="Numbers of the trends">
      <table className="regions">
        <thead>
          <tr>
            <th scope="col">Workout</th>
            <th scope="col">Peak</th>
            <th scope="col">Mean</th>
            {region && <th scope="col">Load</th>}
            <th scope="col">Cadence</th>
            <th scope="col">Contact</th>
            <th scope="col">High force</th>
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
                <td>{point.cadencePerMin?.toFixed(0) ?? '–'}</td>
                <td>{point.contactTimeMs === null ? '–' : `${point.contactTimeMs.toFixed(0)} ms`}</td>
                <td>{point.highForceEvents}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
