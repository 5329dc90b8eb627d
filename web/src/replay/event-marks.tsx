import type { WorkoutEvent } from '@kinetra/workouts/event'
import { pressureColour } from '../foot/colour-scale.ts'

/** Where the events lie on the scrubber, in the colours of their pressures. The chart and the coach say more. */
export function EventMarks(props: {
  events: readonly WorkoutEvent[]
  startedAtMs: number
  durationMs: number
}) {
  return (
    <span className="event-marks" aria-hidden="true">
      {props.events.map((event) => (
        <i
          key={`${event.type} ${event.foot} ${event.region} ${event.timestamp}`}
          data-type={event.type}
          style={{
            left: `${((event.timestamp - props.startedAtMs) / Math.max(1, props.durationMs)) * 100}%`,
            background: pressureColour(event.value),
          }}
        />
      ))}
    </span>
  )
}
