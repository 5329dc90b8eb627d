import { KEEP_CONVERSATIONS_DAYS } from '@kinetra/workouts/settings'
import { Choice } from '../settings/setting-row.tsx'
import { t } from '../words/words.ts'

const DAYS = [7, 30, 90, 365]

/** How long conversations are kept; another number of days that was saved elsewhere is offered, too. */
export function KeepingSetting(props: { days: number | null; onChange: (days: number | null) => void }) {
  const offered = props.days === null || DAYS.includes(props.days) ? DAYS : [...DAYS, props.days]
  return (
    <Choice
      id="keeping"
      name={t('conversations')}
      words={t('keepingWords', { days: KEEP_CONVERSATIONS_DAYS })}
      value={String(props.days ?? '')}
      options={[
        ['', t('untilDeleted')],
        ...offered.map(
          (days) => [String(days), days === 365 ? t('aYear') : t('days', { count: days })] as const,
        ),
      ]}
      onChange={(value) => props.onChange(value === '' ? null : Number(value))}
    />
  )
}
