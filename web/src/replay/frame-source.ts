import type { Frame } from '@kinetra/workouts/frame'
import type { Foot } from '@kinetra/workouts/workout'

/** Says which moment is shown; a replay or a recording in progress. */
export interface FrameClock {
  readonly timeMs: number
  onTime(listener: (timeMs: number) => void): () => void
}

/** Has the frames of the moments that a clock shows. */
export interface FrameSource {
  /** The foot's latest frame at or before `timeMs`; undefined while it is not there. */
  at(timeMs: number, foot: Foot): Frame | undefined
  onLoad(listener: () => void): () => void
}
