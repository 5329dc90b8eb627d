import { useStore } from '@kinetra/coach-ui/store'
import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Foot } from '@kinetra/workouts/workout'
import { useState } from 'react'
import { pressureColour } from '../foot/colour-scale.ts'
import { REGION_WORDS } from '../foot/region-words.ts'
import { clock, grouped, oneDecimal, percent } from '../format/format.ts'
import { chooseRegion, pageStore } from '../page-context/page-store.ts'
import type { Replay } from '../replay/replay.ts'
import { t } from '../words/words.ts'

const TERMS = [
  ['mean', 'meanTerm'],
  ['peak', 'peakPressureTerm'],
  ['load', 'loadTerm'],
  ['impulse', 'impulseTerm'],
  ['contactArea', 'contactAreaTerm'],
] as const

/** Each region's statistics; a name chooses the region everywhere, a peak leads to its moment. */
export function RegionTable({ summary, replay }: { summary: WorkoutSummary; replay: Replay }) {
  const chosen = useStore(pageStore, (page) => page.group)
  const chosenFoot = useStore(pageStore, (page) => page.foot)
  const [ownFoot, setOwnFoot] = useState<Foot | null>(null)
  const foot = chosenFoot ?? ownFoot ?? summary.feet[0]?.foot
  const shown = summary.feet.find((candidate) => candidate.foot === foot) ?? summary.feet[0]
  if (!shown) return null
  const most = Math.max(...shown.regions.map((region) => region.loadShare), 0.01)
  return (
    <>
      {summary.feet.length > 1 && (
        <div className="filters">
          {summary.feet.map((candidate) => (
            <button
              key={candidate.foot}
              type="button"
              className="button"
              aria-pressed={candidate.foot === shown.foot}
              onClick={() => {
                setOwnFoot(candidate.foot)
                if (chosenFoot) pageStore.set({ foot: candidate.foot })
              }}
            >
              {t(candidate.foot === 'left' ? 'leftFoot' : 'rightFoot')}
            </button>
          ))}
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('regionStatistics')}>
        <table className="regions">
          <thead>
            <tr>
              <th scope="col">{t('region')}</th>
              <th scope="col">{t('mean')}</th>
              <th scope="col">{t('peak')}</th>
              <th scope="col">{t('load')}</th>
              <th scope="col">{t('impulse')}</th>
              <th scope="col">{t('contactArea')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.regions.map((row) => (
              <tr
                key={row.region}
                id={`region-${row.region.replace(' ', '-')}`}
                data-chosen={chosen.includes(row.region)}
              >
                <td>
                  <button
                    type="button"
                    className="region-button"
                    aria-pressed={chosen.includes(row.region)}
                    onClick={() => chooseRegion(chosen.includes(row.region) ? null : row.region, shown.foot)}
                  >
                    <span>
                      {row.region} <span className="small quiet">{t(REGION_WORDS[row.region])}</span>
                    </span>
                  </button>
                </td>
                <td>{oneDecimal(row.mean)}</td>
                <td>
                  <button
                    type="button"
                    className="region-button peak"
                    aria-label={t('showPeak', { peak: oneDecimal(row.peak), region: row.region })}
                    title={t('atTime', { time: clock(row.peakAtMs / 1000) })}
                    onClick={() => {
                      replay.pause()
                      replay.seek(row.peakAtMs)
                    }}
                  >
                    <span className="swatch" style={{ background: pressureColour(row.peak) }} />
                    {oneDecimal(row.peak)}
                  </button>
                </td>
                <td>
                  <span className="bar" aria-hidden="true">
                    <span style={{ width: `${(row.loadShare / most) * 100}%` }} />
                  </span>
                  {percent(row.loadShare)}
                </td>
                <td>{grouped(row.pressureTimeIntegral)}</td>
                <td>{percent(row.contactArea)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <details className="terms small">
        <summary>{t('termsOfTable')}</summary>
        <dl>
          {TERMS.map(([name, term]) => (
            <div key={name}>
              <dt>
                <strong>{t(name)}</strong>
              </dt>
              <dd>{t(term)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}
