import type { Frame } from '@kinetra/workouts/frame'

/** Times in milliseconds since 1970; `toMs` is not included. */
export interface TimeWindow {
  readonly fromMs: number
  readonly toMs: number
  readonly limit: number
}

/**
 * Collects the first frames of a window out of batches given in order of their first frame. Batches may
 * overlap (two insoles that send apart), so it is complete only once no later batch can begin earlier than
 * the last frame it needs.
 */
export function collectWindow({ fromMs, toMs, limit }: TimeWindow) {
  let found: Frame[] = []
  return {
    /** Whether a batch that begins at `batchFromMs`, and all behind it, can no longer matter. */
    isComplete(batchFromMs: number): boolean {
      const last = found[limit - 1]
      return last !== undefined && batchFromMs >= last.timestamp
    },
    add(frames: readonly Frame[]): void {
      const fitting = frames.filter(({ timestamp }) => timestamp >= fromMs && timestamp < toMs)
      found = [...found, ...fitting].sort((a, b) => a.timestamp - b.timestamp)
    },
    frames: (): Frame[] => found.slice(0, limit),
  }
}
