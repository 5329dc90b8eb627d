import * as z from 'zod'

/** What the servers have seen and done about a call; kept in the store, where all of them find it. */
const memory = z.object({
  userSeen: z.boolean(),
  userSinceMs: z.number().nullable(),
  userGoneSinceMs: z.number().nullable(),
  leaseSeen: z.boolean(),
  dispatches: z.number(),
  dispatchedMs: z.number(),
  /** No worker was free to take the last dispatch: LiveKit dropped it. Null before the first look. */
  lost: z.boolean().nullable(),
})
export type Memory = Readonly<z.infer<typeof memory>>

export function firstMemory(createdMs: number): Memory {
  return {
    userSeen: false,
    userSinceMs: null,
    userGoneSinceMs: null,
    leaseSeen: false,
    dispatches: 1,
    dispatchedMs: createdMs,
    lost: null,
  }
}

/** The memory in the store's words; the first one where there is none, or another version wrote it. */
export function readMemory(text: string | null, createdMs: number): Memory {
  if (text === null) return firstMemory(createdMs)
  try {
    return memory.parse(JSON.parse(text))
  } catch {
    return firstMemory(createdMs)
  }
}
