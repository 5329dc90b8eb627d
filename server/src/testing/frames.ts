import type { Frame } from '@kinetra/workouts/frame'

const ROWS = 13
const COLUMNS = 9

/** Frames of a left foot at 50 Hz whose every cell has one value. */
export function evenFrames(startMs: number, count: number, value = 10): Frame[] {
  return Array.from({ length: count }, (_, index) => ({
    timestamp: startMs + index * 20,
    foot: 'left' as const,
    pressureMatrix: Array.from({ length: ROWS }, () => Array.from({ length: COLUMNS }, () => value)),
  }))
}
