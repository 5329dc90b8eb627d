import type { Frame } from '@kinetra/workouts/frame'
import type { Workout } from '@kinetra/workouts/workout'
import { getFrames } from './workouts.ts'

const WINDOW_MS = 5000
const MAX_FRAMES = 1000

type Load = (window: { fromMs: number; toMs: number; limit: number }) => Promise<readonly Frame[]>

/**
 * All of a workout as JSON Lines: the workout first, then its frames in order of time. `onProgress` is
 * told the part that is done, 0–1.
 */
export async function exportWorkout(workout: Workout, onProgress: (part: number) => void): Promise<Blob> {
  const lines: string[] = [JSON.stringify({ kind: 'workout', ...workout })]
  const endMs = workout.durationInS * 1000
  const load: Load = (window) => getFrames(workout.id, window)
  for (let fromMs = 0; fromMs <= endMs; fromMs += WINDOW_MS) {
    for (const frame of await framesOf(load, fromMs, fromMs + WINDOW_MS))
      lines.push(JSON.stringify({ kind: 'frame', ...frame }))
    onProgress(Math.min(1, (fromMs + WINDOW_MS) / Math.max(1, endMs)))
  }
  return new Blob([`${lines.join('\n')}\n`], { type: 'application/x-ndjson' })
}

/**
 * Every frame of a part: one that is as full as an answer may be has more, and is asked for in halves. Rejects where
 * even a millisecond holds more, rather than leave any out.
 */
export async function framesOf(load: Load, fromMs: number, toMs: number): Promise<readonly Frame[]> {
  const frames = await load({ fromMs, toMs, limit: MAX_FRAMES })
  if (frames.length < MAX_FRAMES) return frames
  const middleMs = Math.floor((fromMs + toMs) / 2)
  if (middleMs <= fromMs) throw new Error('This workout has more frames than can be exported.')
  return [...(await framesOf(load, fromMs, middleMs)), ...(await framesOf(load, middleMs, toMs))]
}
