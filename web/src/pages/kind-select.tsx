import { WORKOUT_TYPES } from '@kinetra/workouts/workout'
import { capitalised } from '../format/format.ts'

/** Which kind of workout is shown; `all` is the value that stands for every kind. */
export function KindSelect(props: { all: string; value: string; onChoose: (kind: string) => void }) {
  return (
    <select
      className="field"
      aria-label="Kind of workout"
      value={props.value}
      onChange={(event) => props.onChoose(event.target.value)}
    >
      <option value={props.all}>All kinds</option>
      {WORKOUT_TYPES.map((name) => (
        <option key={name} value={name}>
          {capitalised(name)}
        </option>
      ))}
    </select>
  )
}
