import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { OwnThresholds } from '@kinetra/workouts/own-thresholds'
import type { RegionMap } from '@kinetra/workouts/region-map'
import type { WorkoutType } from '@kinetra/workouts/workout'
import type { Binary, Db, Document, ObjectId } from 'mongodb'
import type { Headline, Progress } from '../append/progress.ts'
import type { SequenceRanges } from '../append/sequence-ranges.ts'
import type { AuditEntry } from '../audit-store.ts'
import type { Turn } from '../store.ts'

/**
 * Collection `workouts`. Documents of the original app have no `schema` until they are adopted (see
 * original.ts); the arrays embedded in them are never read with the rest.
 */
export interface WorkoutDocument {
  _id: ObjectId
  owner_id: string
  name: string
  type: WorkoutType
  status: 'in-progress' | 'completed'
  started_at: Date
  created_at: Date
  updated_at: Date
  remarks: string[]
  region_map: RegionMap | null
  /** What its events are found with; absent or null for the usual ones of its activity. */
  thresholds?: OwnThresholds | null
  /** Of this layout; absent in documents of the original app. */
  schema: 1
  /** Goes up with each batch: an append only succeeds on the version it was worked out from. */
  version: number
  received: SequenceRanges
  longest_batch_ms: number
  progress: Progress | null
  metrics: Headline
  /** Set while what depends on the order of batches is being rewritten from batch `from` on. */
  stale?: { from: number; version: number }
}

/**
 * Collection `pressure_buckets`: one batch of frames, which never changes, and what follows from it, which
 * a late batch before it may change; `revision` is the workout's version it was worked out for.
 */
export interface BucketDocument {
  workout_id: ObjectId
  seq: number
  n: number
  t0: number
  t1: number
  /** As `encodeFrames` writes them: hundredths in unsigned 16-bit. */
  frames: Binary
  strips: Binary
  revision: number
  events: WorkoutEvent[]
  has_events: boolean
  checkpoint: Progress | null
}

/** Collection `chart_pages`: what charts and searches by time need of 64 batches, see pages.ts. */
export interface PageDocument {
  workout_id: ObjectId
  /** Number of its first batch. */
  seq: number
  t0: number
  t1: number
  /** Beginning and end of each batch, 64-bit floats, little-endian. */
  times: Binary
  strips: Binary
  /** See chart/coarse-strips.ts; absent in pages of a version that did not know it. */
  coarse?: Binary
}

export interface NoteDocument {
  _id: ObjectId
  workout_id: ObjectId
  user_id: string
  text: string
  by: 'coach' | 'user'
  call_id: string | null
  created_at: Date
}

export interface CallDocument {
  _id: string
  user_id: string
  workout_id: ObjectId | null
  room_name: string
  /** Absent in calls from before it was kept. */
  time_zone?: string | null
  created_at: Date
  ended_at: Date | null
  feedback: 'good' | 'bad' | null
  turn_count: number
  /** `at` is the database's clock. */
  lease?: { holder: string; ttl_ms: number; at: Date; user?: boolean | null }
  /** Written by the servers that watch over it; absent at first. */
  watch?: { version: number; memory: string }
  /** Since when it has been in the queue, in milliseconds since 1970; absent where it is not. */
  waiting_since?: number
}

export interface TurnDocument {
  call_id: string
  number: number
  workout_id: ObjectId | null
  turn: Turn
}

/** Collection `settings`: one document a user, read field by field. */
export interface SettingsDocument {
  _id: string
  body: object
}

/** Collection `servers`: those that watch over calls. */
interface ServerDocument {
  _id: string
  seen_at: Date
}

export interface WorkerDocument {
  _id: string
  agent_name: string
  calls: number
  capacity: number
  seen_at: Date
}

/** Collection `schema`: one document, the number of migrations that have been run. */
interface SchemaDocument {
  _id: 'schema'
  version: number
}

/** Collection `claims`: tasks that one process does for all, and until when it has them. */
interface ClaimDocument {
  _id: string
  holder: string
  ttl_ms: number
  at: Date
}

/** Collection `audit`: documents are inserted and never changed. */
export interface AuditDocument {
  /** The entry's id. */
  _id: string
  at: Date
  who: string
  action: AuditEntry['action']
  what: AuditEntry['what']
  subject_id: string | null
  owner_id: string | null
}

export const collections = (db: Db) => ({
  /** Rooms of ended calls that nobody has said to be closed. */
  rooms: db.collection<{ _id: string }>('rooms_to_close'),
  schema: db.collection<SchemaDocument>('schema'),
  claims: db.collection<ClaimDocument>('claims'),
  workouts: db.collection<WorkoutDocument>('workouts'),
  buckets: db.collection<BucketDocument>('pressure_buckets'),
  pages: db.collection<PageDocument>('chart_pages'),
  notes: db.collection<NoteDocument>('notes'),
  calls: db.collection<CallDocument>('calls'),
  turns: db.collection<TurnDocument>('turns'),
  workers: db.collection<WorkerDocument>('workers'),
  servers: db.collection<ServerDocument>('servers'),
  settings: db.collection<SettingsDocument>('settings'),
  audit: db.collection<AuditDocument>('audit'),
  /** What was done once for the whole database. */
  marks: db.collection<{ _id: string; at: Date }>('marks'),
  /** The same collection, as the original app knew it. */
  originals: db.collection<{ _id: ObjectId } & Document>('workouts'),
  /** Original documents that were full, whole. */
  archive: db.collection<{ _id: ObjectId } & Document>('workouts_original'),
  /** Workouts whose deletion has begun: it is finished at the next start if it was interrupted. */
  deletions: db.collection<{ _id: ObjectId }>('deletions'),
})
export type Collections = ReturnType<typeof collections>

/** Works with the collections once the database is there. */
export type Use = <T>(work: (found: Collections) => Promise<T>) => Promise<T>
