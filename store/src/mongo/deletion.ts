import type { ObjectId } from 'mongodb'
import type { Collections } from './documents.ts'

/**
 * Deletes a workout with all that belongs to it. MongoDB deletes one collection after the other, so the
 * intention is written down first: nobody sees the workout from then on, and an interrupted deletion is
 * finished at the next start.
 */
export async function finishDeletion(found: Collections, id: ObjectId): Promise<void> {
  const { workouts, buckets, notes, calls, turns, archive, deletions } = found
  await workouts.deleteOne({ _id: id })
  const about = await calls.find({ workout_id: id }, { projection: { _id: 1 } }).toArray()
  await turns.deleteMany({ call_id: { $in: about.map((call) => call._id) } })
  await calls.deleteMany({ workout_id: id })
  // A call may have moved on to another workout: what was said about this one goes all the same.
  await turns.deleteMany({ workout_id: id })
  await notes.deleteMany({ workout_id: id })
  await buckets.deleteMany({ workout_id: id })
  await archive.deleteOne({ _id: id })
  await deletions.deleteOne({ _id: id })
}

export async function finishDeletions(found: Collections): Promise<void> {
  for (const { _id } of await found.deletions.find().toArray()) await finishDeletion(found, _id)
}
