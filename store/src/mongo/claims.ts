import { checkHolder, checkTtl } from '../input/call.ts'
import type { Collections } from './documents.ts'
import { isDuplicate } from './mongo-error.ts'

const RUNS_OUT = { $add: ['$at', '$ttl_ms'] }

/** Gives a task to `holder` for `ttlMs` by MongoDB's own clock; false while somebody else has it. */
export async function claim(
  { claims }: Collections,
  task: string,
  holder: string,
  ttlMs: number,
): Promise<boolean> {
  const who = checkHolder(holder)
  const free = [{ holder: who }, { $expr: { $lte: [RUNS_OUT, '$$NOW'] } }]
  try {
    await claims.updateOne(
      { _id: task, $or: free },
      { $set: { holder: who, ttl_ms: checkTtl(ttlMs) }, $currentDate: { at: true } },
      { upsert: true },
    )
    return true
  } catch (error) {
    // Another's claim runs: the upsert met its document.
    if (isDuplicate(error)) return false
    throw error
  }
}

export async function releaseClaim({ claims }: Collections, task: string, holder: string): Promise<void> {
  await claims.deleteOne({ _id: task, holder })
}
