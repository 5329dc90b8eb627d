import { frame } from '@kinetra/workouts/frame'
import { workout } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import { readEventStream } from './event-stream.ts'
import { request } from './request.ts'

const change = z.object({ workout, frames: z.array(frame) })
export type WorkoutChange = z.infer<typeof change>
const end = z.object({ reason: z.enum(['completed', 'deleted', 'unavailable']) })
export type LiveEnd = z.infer<typeof end>['reason']

/**
 * Follows a workout that is being recorded: calls `onChange` for each change and resolves with the reason
 * when nothing follows; `unavailable` where the connection broke.
 */
export async function followWorkout(
  id: string,
  onChange: (change: WorkoutChange) => void,
  signal: AbortSignal,
): Promise<LiveEnd> {
  const response = await request(`/api/workouts/${encodeURIComponent(id)}/live`, { signal })
  if (!response.body) return 'unavailable'
  for await (const event of readEventStream(response.body)) {
    const data: unknown = JSON.parse(event.data)
    if (event.name === 'end') return end.safeParse(data).data?.reason ?? 'unavailable'
    const parsed = change.safeParse(data)
    if (parsed.success) onChange(parsed.data)
  }
  return 'unavailable'
}
