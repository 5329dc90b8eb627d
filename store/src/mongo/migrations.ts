import type { Db } from 'mongodb'
import { wholePages } from '../append/number-pages.ts'
import { collections } from './documents.ts'
import { addCoarse, writePage } from './pages.ts'

export interface Migration {
  /** What it brings, for who runs it. */
  readonly name: string
  /** Whether the store cannot be used before it; the others may go on beside it for hours. */
  readonly isNeeded: boolean
  /** May be interrupted, and then runs again from its beginning. */
  run(db: Db): Promise<void>
}

/**
 * The database's history: entry n brings it from version n to n + 1. Entries are never changed once released; a
 * new one is added behind. MongoDB builds indexes while others read and write (since 4.2).
 */
export const MIGRATIONS: readonly Migration[] = [
  { name: 'indexes', isNeeded: true, run: makeIndexes },
  { name: 'indexes of the audit log and of notes by user', isNeeded: false, run: indexAudit },
  { name: 'key of chart pages', isNeeded: true, run: makePageKey },
  { name: 'chart pages of what is stored', isNeeded: false, run: makePages },
  {
    name: 'coarse strips of chart pages',
    isNeeded: false,
    run: async (db) => await addCoarse(collections(db)),
  },
  { name: 'index of calls by part and by queue', isNeeded: false, run: indexWatching },
]

async function indexAudit(db: Db): Promise<void> {
  const { audit, notes } = collections(db)
  await audit.createIndex({ at: 1, _id: 1 })
  await notes.createIndex({ user_id: 1 })
}

async function makeIndexes(db: Db): Promise<void> {
  const { workouts, buckets, notes, calls, turns } = collections(db)
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
  ])
}

async function indexWatching(db: Db): Promise<void> {
  const { calls } = collections(db)
  await calls.createIndex({ ended_at: 1, _id: 1 })
  await calls.createIndex({ waiting_since: 1, _id: 1 }, { sparse: true })
}

async function makePageKey(db: Db): Promise<void> {
  await collections(db).pages.createIndexes([{ key: { workout_id: 1, seq: 1 }, unique: true }])
}

async function makePages(db: Db): Promise<void> {
  const found = collections(db)
  const stored = found.workouts.find({ schema: 1 }, { projection: { received: 1 } })
  for await (const { _id, received } of stored) {
    const made = await found.pages.find({ workout_id: _id }, { projection: { seq: 1 } }).toArray()
    const known = new Set(made.map(({ seq }) => seq))
    for (const page of wholePages(received ?? [])) if (!known.has(page)) await writePage(found, _id, page)
  }
}
