import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import * as z from 'zod/mini'
import { call, deleteCall } from './calls.ts'
import { getJson, sendJson } from './request.ts'
import { forgetSettings } from './settings.ts'
import { listWorkouts } from './workouts.ts'

const calls = z.object({ calls: z.array(call) })

/** Deletes every workout, conversation and setting of the user; gives how many, rejects at the first that stays. */
export async function deleteAllMyData(): Promise<{ workouts: number; calls: number }> {
  const deleted = { workouts: 0, calls: 0 }
  for (;;) {
    const page = (await getJson('/api/calls?limit=100', calls)).calls
    if (page.length === 0) break
    for (const { id } of page) {
      await deleteCall(id)
      deleted.calls += 1
    }
  }
  let cursor: string | undefined
  do {
    const page = await listWorkouts({ cursor })
    for (const { id, ownerId } of page.workouts) {
      if (ownerId === SAMPLE_OWNER) continue
      await sendJson('DELETE', `/api/workouts/${encodeURIComponent(id)}`)
      deleted.workouts += 1
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  await forgetSettings()
  return deleted
}
