import { batchesOf, type WorkoutInFile } from '@kinetra/workouts/imports/workout-in-file'
import { type Workout, workout } from '@kinetra/workouts/workout'
import { parseJson, RequestError, sendJson } from '../api/request.ts'

const TRIES = 30
const PAUSE_MS = 2000

/**
 * Sends a workout in the batches that a live insole would send; `onProgress` is told the part that is stored, 0–1. What
 * is there already is not sent again.
 */
export async function sendWorkout(
  source: WorkoutInFile,
  onProgress: (part: number) => void,
): Promise<{ workout: Workout; isNew: boolean }> {
  const { key, name, type, startedAt, remarks, regionMap, frameCount, isCompleted } = source
  const body = { name, type, startedAt, remarks, regionMap, importKey: key }
  const made = await parseJson(await persistently('POST', '/api/workouts', body), workout)
  const path = `/api/workouts/${encodeURIComponent(made.id)}`
  if (made.frameCount === frameCount && (made.status === 'completed') === isCompleted)
    return { workout: made, isNew: false }
  let stored = 0
  for await (const batch of batchesOf(source)) {
    await persistently('POST', `${path}/frames`, batch)
    stored += batch.frames.length
    onProgress(stored / Math.max(1, frameCount))
  }
  if (isCompleted) await persistently('POST', `${path}/complete`)
  return { workout: made, isNew: true }
}

/** Asks again where the server is away or has too much to do; the same batch again changes nothing. */
async function persistently(method: 'POST', path: string, body?: unknown): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendJson(method, path, body)
    } catch (error) {
      const mayPass = error instanceof RequestError && [0, 429, 502, 503, 504].includes(error.status)
      if (!mayPass || attempt === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}
