import type { ComparedRegion, Comparison } from '@kinetra/workouts/usual/compare'
import { FEWEST_EARLIER } from '@kinetra/workouts/usual/spread'
import { Print } from '../foot/print.tsx'
import { REGION_WORDS } from '../foot/region-words.ts'
import { oneDecimal } from '../format/format.ts'
import { t } from '../words/words.ts'

const SIGNS = { above: '▲', below: '▼', within: '=' } as const

/** The print beside the usual one: where they differ is outlined, has a sign, and is said below. */
export function UsualPrints({ comparison }: { comparison: Comparison }) {
  const { feet, earlierIds } = comparison
  const known = feet.filter(({ regions }) => regions.some(({ usual }) => usual))
  const differences = known.flatMap(({ foot, regions }) =>
    regions.filter(({ side }) => side === 'above' || side === 'below').map((region) => ({ foot, ...region })),
  )
  return (
    <section className="section">
      <h2>{t('whereItHappened')}</h2>
      {known.length === 0 ? (
        <p className="quiet">{t('usualNeedsThree')}</p>
      ) : (
        <div className="usual-prints">
          <figure>
            <Print
              feet={known.map(({ foot, regions }) => ({ foot, regions: regions.map(peakNow) }))}
              marked
            />
            <figcaption className="small">{t('thisPrint')}</figcaption>
          </figure>
          <figure>
            <Print feet={known.map(({ foot, regions }) => ({ foot, regions: regions.map(peakUsual) }))} />
            <figcaption className="small">
              {t('usualPrint', { count: Math.max(earlierIds.length, FEWEST_EARLIER) })}
            </figcaption>
          </figure>
          <div>
            <p>{t(differences.length > 0 ? 'printsDiffer' : 'printsAlike')}</p>
            <ul className="print-differences">
              {differences.map(({ foot, region, value, usual, side }) => (
                <li key={`${foot} ${region}`}>
                  <strong>
                    <span aria-hidden="true">{SIGNS[side ?? 'within']}</span> {t(REGION_WORDS[region])}
                  </strong>{' '}
                  {known.length > 1 && (
                    <span className="quiet">{t(foot === 'left' ? 'leftFoot' : 'rightFoot')}</span>
                  )}{' '}
                  <span className="number">
                    {t(side === 'above' ? 'peakAbove' : 'peakBelow', {
                      now: oneDecimal(value),
                      usual: oneDecimal(usual?.median),
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </section>
  )
}

const peakNow = ({ region, value, side }: ComparedRegion) => ({ region, peak: value, side })
const peakUsual = ({ region, usual }: ComparedRegion) => ({ region, peak: usual?.median ?? 0 })
