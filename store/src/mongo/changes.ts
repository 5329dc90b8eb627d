import { setTimeout as pause } from 'node:timers/promises'
import type { Document } from 'mongodb'
import type { Store } from '../store.ts'
import type { Connection } from './connection.ts'
import { collections } from './documents.ts'

/** What a change of a workout is; a new one is not followed yet. */
const CHANGES = [
  { $match: { operationType: { $in: ['update', 'replace', 'delete'] } } },
  { $project: { documentKey: 1 } },
]
const AGAIN_AFTER_MS = 1000

/**
 * Follows the collection of workouts by one change stream for a whole process, while anybody listens. A stream that
 * breaks is opened anew, and where MongoDB has none (it needs a replica set) that is tried each second as well, so
 * that it begins when the server has become one. What happens in between is told nobody.
 */
export function mongoChanges(connection: Connection): { watch: Store['watch']; close(): Promise<void> } {
  const listeners = new Set<(workoutId: string) => void>()
  let following: { readonly end: AbortController; readonly ended: Promise<void> } | undefined

  const begin = () => {
    const end = new AbortController()
    return {
      end,
      ended: follow(connection, end.signal, (id) => {
        for (const listener of listeners) listener(id)
      }),
    }
  }
  const stop = async () => {
    const { end, ended } = following ?? {}
    following = undefined
    end?.abort()
    await ended
  }

  return {
    watch(changed) {
      const listener = (id: string) => changed(id)
      listeners.add(listener)
      following ??= begin()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) void stop()
      }
    },
    close: stop,
  }
}

/** Never rejects: nothing depends on it. */
async function follow(
  connection: Connection,
  signal: AbortSignal,
  tell: (workoutId: string) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await connection.use(async (db) => {
        const stream = collections(db).workouts.watch<Document, { documentKey: Document }>(CHANGES)
        const close = () => void stream.close()
        signal.addEventListener('abort', close)
        try {
          if (!signal.aborted) for await (const { documentKey } of stream) tell(String(documentKey._id))
        } finally {
          signal.removeEventListener('abort', close)
          await stream.close()
        }
      })
    } catch {
      // Refused, broken off, or closed by us.
    }
    await pause(AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined)
  }
}
