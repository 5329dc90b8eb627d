import type { Db } from 'mongodb'
import { collections } from './documents.ts'

/** Makes what is missing; what is there costs one round trip a collection. */
export async function ensureIndexes(db: Db): Promise<void> {
  const { workouts, buckets, notes, calls, turns, workers } = collections(db)
  await Promise.all([
    workouts.createIndexes([{ key: { owner_id: 1, started_at: -1, _id: -1 } }, { key: { schema: 1 } }]),
    buckets.createIndexes([
      { key: { workout_id: 1, seq: 1 }, unique: true },
      { key: { workout_id: 1, t0: 1, t1: 1 } },
      { key: { workout_id: 1, has_events: 1, seq: 1 } },
    ]),
    notes.createIndexes([{ key: { workout_id: 1, user_id: 1, created_at: -1 } }]),
    calls.createIndexes([
      { key: { user_id: 1, created_at: -1, _id: -1 } },
      { key: { workout_id: 1 } },
      { key: { ended_at: 1, created_at: 1 } },
    ]),
    turns.createIndexes([{ key: { call_id: 1, number: 1 }, unique: true }, { key: { workout_id: 1 } }]),
    workers.createIndexes([{ key: { seen_at: 1 }, expireAfterSeconds: 3600 }]),
  ])
}
