import type { Collection, Document } from 'mongodb'
import { finishDeletion } from './deletion.ts'
import type { Collections } from './documents.ts'

/** Parents that are looked for at once. */
const PAGE = 500
const FORGET_AFTER_MS = 3_600_000

/**
 * Removes what crashes left behind, since MongoDB without transactions deletes one collection after the other:
 * deletions that were interrupted, and what was stored for a call or a workout that was being deleted, by a
 * process that died before it could take it back. Gives how many documents and deletions it was.
 */
export async function sweep(found: Collections): Promise<number> {
  const { workouts, buckets, pages, notes, calls, turns, deletions, workers, servers } = found
  const begun = await deletions.find().toArray()
  for (const { _id } of begun) await finishDeletion(found, _id)
  // Workers and servers that died without a word; they count no more than that.
  const forgotten = { $expr: { $lte: [{ $add: ['$seen_at', FORGET_AFTER_MS] }, '$$NOW'] } }
  await workers.deleteMany(forgotten)
  await servers.deleteMany(forgotten)
  return (
    begun.length +
    (await removeOrphans(turns, 'call_id', calls)) +
    (await removeOrphans(turns, 'workout_id', workouts)) +
    (await removeOrphans(notes, 'workout_id', workouts)) +
    (await removeOrphans(buckets, 'workout_id', workouts)) +
    (await removeOrphans(pages, 'workout_id', workouts))
  )
}

/** Those of `children` whose parent is not there; their parents' ids are read by the index on them. */
async function removeOrphans<Child extends Document, Parent extends Document>(
  children: Collection<Child>,
  key: keyof Child & string,
  parents: Collection<Parent>,
): Promise<number> {
  const named = children.aggregate<{ _id: unknown }>([{ $group: { _id: `$${key}` } }])
  let removed = 0
  let page: unknown[] = []
  const check = async () => {
    const ids = page.filter((id) => id !== null && id !== undefined)
    page = []
    const there = await parents
      .find({ _id: { $in: ids } } as object, { projection: { _id: 1 } })
      .map(({ _id }) => String(_id))
      .toArray()
    const gone = ids.filter((id) => !there.includes(String(id)))
    if (gone.length > 0)
      removed += (await children.deleteMany({ [key]: { $in: gone } } as object)).deletedCount
  }
  for await (const { _id } of named) {
    page.push(_id)
    if (page.length === PAGE) await check()
  }
  if (page.length > 0) await check()
  return removed
}
