import { frame } from '@kinetra/workouts/frame'
import { workout } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import { readEventStream } from './event-stream.ts'
import { request } from './request.ts'

const change = z.object({ workout, frames: z.array(frame) })
export type WorkoutChange = z.infer<typeof change>
const end = z.object({ reason: z.enum(['completed', 'deleted', 'unavailable']) })
export type LiveEnd = z.infer<typeof end>['reason']

/** The server says at least every 15 s that it is there. */
const QUIET_MS = 35_000

/**
 * Follows a workout that is being recorded: calls `onChange` for each change and resolves with the reason
 * when nothing follows; `unavailable` where the connection broke. With `since`, the id of the last change that came,
 * it goes on behind that one.
 */
export async function followWorkout(
  id: string,
  onChange: (change: WorkoutChange, id: string | undefined) => void,
  signal: AbortSignal,
  since?: string,
): Promise<LiveEnd> {
  const headers = since === undefined ? {} : { 'last-event-id': since }
  const response = await request(`/api/workouts/${encodeURIComponent(id)}/live`, { signal, headers })
  if (!response.body) return 'unavailable'
  for await (const event of readEventStream(response.body, QUIET_MS)) {
    const data: unknown = JSON.parse(event.data)
    if (event.event === 'end') return end.safeParse(data).data?.reason ?? 'unavailable'
    const parsed = change.safeParse(data)
    if (parsed.success) onChange(parsed.data, event.id)
  }
  return 'unavailable'
}
