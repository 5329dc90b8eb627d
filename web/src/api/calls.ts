import type { CallService } from '@kinetra/coach-ui'
import * as z from 'zod/mini'
import { getAll } from './pages.ts'
import { getJson, sendJson } from './request.ts'

export const call = z.object({
  id: z.string(),
  workoutId: z.nullable(z.string()),
  createdAt: z.string(),
  endedAt: z.nullable(z.string()),
})
export type Call = z.infer<typeof call>

const turn = z.object({
  who: z.enum(['user', 'coach']),
  text: z.string(),
  at: z.string(),
  interrupted: z.optional(z.boolean()),
})

const pathOf = (id: string, rest = '') => `/api/calls/${encodeURIComponent(id)}${rest}`

export const listCalls = (workoutId: string, signal?: AbortSignal) =>
  getAll(`/api/calls?limit=100&workout_id=${encodeURIComponent(workoutId)}`, 'calls', call, signal)

export const getTurns = (id: string, signal?: AbortSignal) =>
  getAll(pathOf(id, '/turns?limit=500'), 'turns', turn, signal)

const callStatus = z.object({
  coach: z.enum(['live', 'waiting', 'ended']),
  /** Why the coach is waited for. */
  reason: z.nullable(z.string()),
  position: z.optional(z.nullable(z.number())),
})

export const deleteCall = (id: string) => sendJson('DELETE', pathOf(id))

/** What the coach asks the server about its calls. */
export const CALL_SERVICE: CallService = {
  status: (id, signal) => getJson(pathOf(id, '/status'), callStatus, signal),
  turns: (id) => getTurns(id),
  rejoin: async (id, options) => {
    const response = await sendJson('POST', pathOf(id, '/connection-details'), options)
    return await response.json()
  },
  feedback: async (id, feedback) => {
    await sendJson('POST', pathOf(id, '/feedback'), { feedback })
  },
}
