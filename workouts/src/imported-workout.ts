import type { Frame } from './frame.ts'
import type { RegionMap } from './region-map.ts'
import type { WorkoutType } from './workout.ts'

/** What an import found, ready to be stored. */
export interface ImportedWorkout {
  /** As in the source, 24 hexadecimal digits; null where the source has none. */
  readonly id: string | null
  readonly name: string
  readonly type: WorkoutType
  readonly isCompleted: boolean
  /** ISO 8601, UTC. */
  readonly startedAt: string
  /** In order of time. */
  readonly frames: Frame[]
  /** Given by the source; null where the insole's size has a built-in map. */
  readonly regionMap: RegionMap | null
  /** What was changed or assumed, in sentences for the user. */
  readonly remarks: string[]
}

const TYPES: Readonly<Record<string, WorkoutType>> = {
  running: 'running',
  run: 'running',
  walking: 'walking',
  walk: 'walking',
  tennis: 'tennis',
  standing: 'standing',
  idle: 'standing',
}

/** The activity by any of the names it goes by; `other` for the rest. */
export const toWorkoutType = (activity: string): WorkoutType =>
  TYPES[activity.trim().toLowerCase()] ?? 'other'
