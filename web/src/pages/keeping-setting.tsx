import { KEEP_CONVERSATIONS_DAYS } from '@kinetra/workouts/settings'
import { Choice } from '../settings/setting-row.tsx'

const DAYS = [7, 30, 90, 365]

/** How long conversations are kept; another number of days that was saved elsewhere is offered, too. */
export function KeepingSetting(props: { days: number | null; onChange: (days: number | null) => void }) {
  const offered = props.days === null || DAYS.includes(props.days) ? DAYS : [...DAYS, props.days]
  return (
    <Choice
      id="keeping"
      name="Conversations"
      words={`What was said in calls is kept as text, for ${KEEP_CONVERSATIONS_DAYS} days unless you choose otherwise. Older ones are deleted within the hour.`}
      value={String(props.days ?? '')}
      options={[
        ['', 'Until I delete them'],
        ...offered.map((days) => [String(days), days === 365 ? 'A year' : `${days} days`] as const),
      ]}
      onChange={(value) => props.onChange(value === '' ? null : Number(value))}
    />
  )
}
