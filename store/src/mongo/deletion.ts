import type { ObjectId } from 'mongodb'
import type { Collections } from './documents.ts'

/**
 * Deletes a workout with all that belongs to it. MongoDB deletes one collection after the other, so the
 * intention is written down first: nobody sees the workout from then on, and an interrupted deletion is
 * finished by the next sweep.
 */
export async function finishDeletion(found: Collections, id: ObjectId): Promise<void> {
  const { workouts, buckets, notes, calls, turns, archive, deletions, rooms, pages } = found
  await workouts.deleteOne({ _id: id })
  const about = await calls.find({ workout_id: id }, { projection: { room_name: 1, ended_at: 1 } }).toArray()
  for (const { room_name: _id, ended_at } of about)
    if (!ended_at) await rooms.updateOne({ _id }, { $set: { _id } }, { upsert: true })
  await calls.deleteMany({ workout_id: id })
  await turns.deleteMany({ call_id: { $in: about.map((call) => call._id) } })
  // A call may have moved on to another workout: what was said about this one goes all the same.
  await turns.deleteMany({ workout_id: id })
  await notes.deleteMany({ workout_id: id })
  await buckets.deleteMany({ workout_id: id })
  await pages.deleteMany({ workout_id: id })
  await archive.deleteOne({ _id: id })
  await deletions.deleteOne({ _id: id })
}
