import { workoutEvent } from '@kinetra/workouts/event'
import { type Frame, frame } from '@kinetra/workouts/frame'
import { overviewBin, workoutSummary } from '@kinetra/workouts/summary'
import { type Foot, type WorkoutType, workout } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import { getAll } from './pages.ts'
import { getJson, sendJson } from './request.ts'

const workoutPage = z.object({ workouts: z.array(workout), nextCursor: z.nullable(z.string()) })
const note = z.object({
  id: z.string(),
  text: z.string(),
  by: z.enum(['coach', 'user']),
  createdAt: z.string(),
})
export type Note = z.infer<typeof note>

export interface WorkoutQuery {
  /** Part of the name, in capitals or not. */
  readonly name?: string | undefined
  readonly type?: WorkoutType | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly cursor?: string | undefined
}

function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return text ? `?${text}` : ''
}
const pathOf = (id: string, rest = '') => `/api/workouts/${encodeURIComponent(id)}${rest}`

export const listWorkouts = (query: WorkoutQuery, signal?: AbortSignal) =>
  getJson(`/api/workouts${queryOf({ ...query })}`, workoutPage, signal)

export const getWorkout = (id: string, signal?: AbortSignal) => getJson(pathOf(id), workout, signal)

export const getSummary = (id: string, signal?: AbortSignal) =>
  getJson(pathOf(id, '/summary'), z.nullable(workoutSummary), signal)

export const getEvents = (id: string, signal?: AbortSignal) =>
  getAll(pathOf(id, '/events?limit=1000'), 'events', workoutEvent, signal)

export const getOverview = async (
  id: string,
  options: { bins: number; foot: Foot; region?: string | undefined },
  signal?: AbortSignal,
) =>
  (
    await getJson(
      pathOf(id, `/overview${queryOf(options)}`),
      z.object({ bins: z.array(overviewBin) }),
      signal,
    )
  ).bins

export const getFrames = async (
  id: string,
  window: { fromMs: number; toMs: number; limit: number },
  signal?: AbortSignal,
): Promise<Frame[]> => {
  const query = queryOf({ from_ms: window.fromMs, to_ms: window.toMs, limit: window.limit })
  return (await getJson(pathOf(id, `/frames${query}`), z.object({ frames: z.array(frame) }), signal)).frames
}

export const addNote = (id: string, text: string) => sendJson('POST', pathOf(id, '/notes'), { text })

export const deleteNote = (id: string, noteId: string) =>
  sendJson('DELETE', pathOf(id, `/notes/${encodeURIComponent(noteId)}`))

export const getNotes = (id: string, signal?: AbortSignal) =>
  getAll(pathOf(id, '/notes?limit=500'), 'notes', note, signal)
