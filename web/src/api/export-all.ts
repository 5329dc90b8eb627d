import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { Workout } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import { call, getTurns } from './calls.ts'
import { exportWorkout } from './export-workout.ts'
import { getJson } from './request.ts'
import { getSettings } from './settings.ts'
import { getNotes, listWorkouts } from './workouts.ts'

const calls = z.object({ calls: z.array(call) })

async function ownWorkouts(): Promise<Workout[]> {
  const own: Workout[] = []
  let cursor: string | undefined
  do {
    const page = await listWorkouts({ cursor })
    own.push(...page.workouts.filter(({ ownerId }) => ownerId !== SAMPLE_OWNER))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return own
}

/**
 * Everything of the user as JSON Lines: settings, workouts with frames and notes, the newest 100
 * conversations. `onProgress` is told the part that is done, 0–1.
 */
export async function exportAll(onProgress: (part: number) => void): Promise<Blob> {
  const line = (kind: string, value: object) => `${JSON.stringify({ kind, ...value })}\n`
  const parts: BlobPart[] = [line('settings', (await getSettings()).settings)]
  const workouts = await ownWorkouts()
  for (const [index, workout] of workouts.entries()) {
    parts.push(await exportWorkout(workout, (part) => onProgress((index + part) / workouts.length)))
    for (const note of await getNotes(workout.id))
      parts.push(line('note', { workoutId: workout.id, ...note }))
  }
  for (const conversation of (await getJson('/api/calls?limit=100', calls)).calls) {
    parts.push(line('conversation', { ...conversation, turns: await getTurns(conversation.id) }))
  }
  return new Blob(parts, { type: 'application/x-ndjson' })
}
