import type { WorkoutEvent } from '@kinetra/workouts/event'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { clock } from '../format/format.ts'
import { t } from '../words/words.ts'
import { EventMarks } from './event-marks.tsx'
import { REPLAY_SPEEDS, type Replay, type ReplaySpeed } from './replay.ts'

/** The time is written in tenths of a second; the scrubber is about as many pixels long as it has steps. */
const MOST_STEP_MS = 100
const STEPS = 500

/** Play, scrub, speed. The scrubber and the time move without React. */
export function ReplayControls(props: {
  replay: Replay
  events: readonly WorkoutEvent[]
  startedAtMs: number
}) {
  const { replay } = props
  const state = useSyncExternalStore(replay.onState, () => replay.state)
  const scrubber = useRef<HTMLInputElement>(null)
  const position = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let shownMs = Number.NaN
    const write = (timeMs: number) => {
      const input = scrubber.current
      if (!input || !position.current) return
      shownMs = timeMs
      input.value = String(Math.round(timeMs))
      input.style.setProperty('--played', `${(timeMs / Math.max(1, replay.durationMs)) * 100}%`)
      const text = `${clock(timeMs / 1000)}.${Math.floor((timeMs % 1000) / 100)}`
      position.current.textContent = text
      input.setAttribute('aria-valuetext', text)
    }
    // While it plays, a step that nobody could see is left out: each has the controls laid out again.
    const leastMs = Math.min(MOST_STEP_MS, replay.durationMs / STEPS)
    const stopTime = replay.onTime((timeMs) => {
      if (!replay.state.playing || !(Math.abs(timeMs - shownMs) < leastMs)) write(timeMs)
    })
    const stopState = replay.onState(() => write(replay.timeMs))
    return () => {
      stopTime()
      stopState()
    }
  }, [replay])
  return (
    <div className="replay">
      <button
        type="button"
        className="button play"
        aria-label={t(state.playing ? 'pause' : 'play')}
        onClick={() => (state.playing ? replay.pause() : replay.play())}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={state.playing ? 'M3 2h4v12H3zM9 2h4v12H9z' : 'M4 1.5v13L14.5 8z'} />
        </svg>
      </button>
      <div className="track">
        <EventMarks events={props.events} startedAtMs={props.startedAtMs} durationMs={replay.durationMs} />
        <input
          ref={scrubber}
          className="scrubber"
          data-testid="replay-scrubber"
          type="range"
          aria-label={t('position')}
          min={0}
          max={Math.round(replay.durationMs)}
          step={10}
          defaultValue={0}
          onChange={(event) => {
            replay.pause()
            replay.seek(Number(event.target.value))
          }}
        />
      </div>
      <span className="time number">
        <span ref={position}>0:00.0</span>
        <span className="quiet"> / {clock(replay.durationMs / 1000)}</span>
      </span>
      <select
        className="field"
        aria-label={t('speed')}
        value={state.speed}
        onChange={(event) => {
          const speed = REPLAY_SPEEDS.find((value) => value === Number(event.target.value))
          if (speed) replay.setSpeed(speed satisfies ReplaySpeed)
        }}
      >
        {REPLAY_SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {speed}×
          </option>
        ))}
      </select>
    </div>
  )
}
