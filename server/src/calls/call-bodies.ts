import * as z from 'zod'

/** A call as it is listed. Times are ISO 8601. */
export const call = z.object({
  id: z.string(),
  workoutId: z.string().nullable(),
  roomName: z.string(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
})

/** Something that was said, with the tools that were asked for it. */
export const turn = z.object({
  who: z.enum(['user', 'coach']),
  text: z.string(),
  at: z.string(),
  workoutId: z.string().nullable(),
  interrupted: z.boolean().optional(),
  toolCalls: z
    .array(z.object({ name: z.string(), arguments: z.string(), result: z.string() }).readonly())
    .readonly()
    .optional(),
})

export const callStatus = z.object({
  callId: z.string(),
  /** `live`: the coach is in the call; `waiting`: it is on its way, or cannot come (see reason). */
  coach: z.enum(['live', 'waiting', 'ended']),
  /** Why nobody can come now; null where somebody can. */
  reason: z.enum(['no_worker', 'all_busy', 'wrong_agent_name']).nullable(),
  /** The call's place in the queue for a coach, from 1; null where it is not in it. */
  position: z.number().nullable(),
  /** For the user, in a sentence. */
  message: z.string(),
  /** Workers alive that answer to the coach's name, and calls they could still take. */
  workers: z.number(),
  freeCalls: z.number(),
  /** Since the call was made. */
  waitingMs: z.number(),
})
export type CallStatus = z.infer<typeof callStatus>
