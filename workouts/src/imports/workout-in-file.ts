import type { Frame } from '../frame.ts'
import type { RegionMap } from '../region-map.ts'
import type { WorkoutType } from '../workout.ts'

/** What a file has of one workout, ready to be stored; the frames are read when they are wanted. */
export interface WorkoutInFile {
  /** The same whenever the same is read again, so that nothing is imported twice. */
  readonly key: string
  readonly name: string
  readonly type: WorkoutType
  readonly isCompleted: boolean
  /** ISO 8601, UTC. */
  readonly startedAt: string
  /** Given by the source; null where the insole's size has a built-in map. */
  readonly regionMap: RegionMap | null
  readonly frameCount: number
  /** Lines, elements or frames of which nothing came in. */
  readonly leftOut: number
  /** Readings that had to be mended. */
  readonly repaired: number
  /** What was changed, left out or assumed, in sentences for the user. */
  readonly remarks: readonly string[]
  /** In pieces; in order of time for each foot. */
  frames(): AsyncIterable<readonly Frame[]>
}

const FRAMES_A_BATCH = 250
const BATCH_BYTES = 200 * 1024
const BYTES_A_CELL = 7

/**
 * The frames in batches as they are stored and sent: always the same for the same file, so that an import that was
 * interrupted goes on where it ended.
 */
export async function* batchesOf(
  workout: WorkoutInFile,
): AsyncGenerator<{ readonly seq: number; readonly frames: Frame[] }> {
  let seq = 0
  let waiting: Frame[] = []
  let bytes = 0
  for await (const piece of workout.frames())
    for (const frame of piece) {
      const size = 100 + BYTES_A_CELL * frame.pressureMatrix.length * (frame.pressureMatrix[0]?.length ?? 0)
      if (waiting.length === FRAMES_A_BATCH || (waiting.length > 0 && bytes + size > BATCH_BYTES)) {
        yield { seq, frames: waiting }
        seq += 1
        waiting = []
        bytes = 0
      }
      waiting.push(frame)
      bytes += size
    }
  if (waiting.length > 0) yield { seq, frames: waiting }
}
