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
  const taken = {
    $set: { holder: who, ttl_ms: checkTtl(ttlMs) },
    $currentDate: { at: true as const },
  }
  try {
    await claims.updateOne({ _id: task, holder: { $exists: false } }, taken, { upsert: true })
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
  const free = [{ holder: who }, { $expr: { $lte: [RUNS_OUT, '$$NOW'] } }]
  const { matchedCount } = await claims.updateOne({ _id: task, $or: free }, taken)
  return matchedCount === 1
}

export async function releaseClaim({ claims }: Collections, task: string, holder: string): Promise<void> {
  await claims.deleteOne({ _id: task, holder })
}
