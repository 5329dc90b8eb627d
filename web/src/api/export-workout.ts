import type { Workout } from '@kinetra/workouts/workout'
import { getFrames } from './workouts.ts'

const WINDOW_MS = 5000
const MAX_FRAMES = 1000

/**
 * All of a workout as JSON Lines: the workout first, then its frames in order of time. `onProgress` is
 * told the part that is done, 0–1.
 */
export async function exportWorkout(workout: Workout, onProgress: (part: number) => void): Promise<Blob> {
  const lines: string[] = [JSON.stringify({ kind: 'workout', ...workout })]
  const endMs = workout.durationInS * 1000
  for (let fromMs = 0; fromMs <= endMs; fromMs += WINDOW_MS) {
    const frames = await getFrames(workout.id, { fromMs, toMs: fromMs + WINDOW_MS, limit: MAX_FRAMES })
    for (const frame of frames) lines.push(JSON.stringify({ kind: 'frame', ...frame }))
    onProgress(Math.min(1, (fromMs + WINDOW_MS) / Math.max(1, endMs)))
  }
  return new Blob([`${lines.join('\n')}\n`], { type: 'application/x-ndjson' })
}
