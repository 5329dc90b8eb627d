import type { CallService } from '@kinetra/coach-ui'
import * as z from 'zod/mini'
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

const callPage = z.object({ calls: z.array(call), nextCursor: z.nullable(z.string()) })

export const listCalls = async (workoutId: string, signal?: AbortSignal) => {
  const path = `/api/calls?limit=100&workout_id=${encodeURIComponent(workoutId)}`
  const all: Call[] = []
  for (let cursor = ''; ; ) {
    const page = await getJson(`${path}${cursor && `&cursor=${cursor}`}`, callPage, signal)
    all.push(...page.calls)
    if (page.nextCursor === null) return all
    cursor = page.nextCursor
  }
}

export const getTurns = async (id: string, signal?: AbortSignal) =>
  (await getJson(pathOf(id, '/turns'), z.object({ turns: z.array(turn) }), signal)).turns

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
