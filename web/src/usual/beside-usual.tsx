import type { ComparedFigure } from '@kinetra/workouts/usual/compare'
import { t } from '../words/words.ts'
import { FIGURE_WORDS, VERDICT_WORDS } from './figure-words.ts'

/** A figure beside the usual: better, worse or as usual by a word and a sign, and the spread. */
export function BesideUsual({ compared }: { compared: ComparedFigure }) {
  const { figure, value, usual, verdict } = compared
  const { write, unit } = FIGURE_WORDS[figure]
  // What stands large above is a count of the whole workout.
  const isRate = unit === 'aMinutePerFoot'
  return (
    <p className="beside-usual small" data-testid={`usual-${figure}`}>
      {isRate && <span className="number">{t('ratePerMinute', { value: write(value) })}</span>}
      {usual && verdict && (
        <>
          <strong data-verdict={verdict}>
            <span aria-hidden="true">{VERDICT_WORDS[verdict][0]}</span> {t(VERDICT_WORDS[verdict][1])}
          </strong>
          <span className="quiet number">
            {t('usually', {
              median: write(usual.median),
              low: write(usual.low),
              high: write(usual.high),
            })}
          </span>
        </>
      )}
    </p>
  )
}
