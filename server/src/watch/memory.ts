import * as z from 'zod'

/** What the servers have seen and done about a call; kept in the store, where all of them find it. */
const memory = z.object({
  userSeen: z.boolean(),
  userSinceMs: z.number().nullable(),
  userGoneSinceMs: z.number().nullable(),
  leaseSeen: z.boolean(),
  dispatches: z.number(),
  dispatchedMs: z.number(),
  /** No worker was free to take the last dispatch: LiveKit dropped it. Null before the first round. */
  lost: z.boolean().nullable(),
  /** In the queue for a coach, until one is there or the user goes. */
  queued: z.boolean(),
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
    queued: false,
  }
}

/**
 * The memory in the store's words, field by field, since servers of two versions may watch the same call: what
 * the other does not write is as at first, and what only the other knows is written down again with the rest.
 */
export function readMemory(text: string | null, createdMs: number): Memory {
  const first = firstMemory(createdMs)
  const given = fieldsIn(text)
  const known = Object.entries(memory.shape).map(([key, field]) => {
    const found = field.safeParse(given[key])
    return [key, found.success ? found.data : first[key as keyof Memory]]
  })
  return { ...given, ...(Object.fromEntries(known) as Memory) }
}

function fieldsIn(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}
