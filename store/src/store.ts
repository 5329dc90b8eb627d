import type { EventType, WorkoutEvent } from '@kinetra/workouts/event'
import type { Frame } from '@kinetra/workouts/frame'
import type { RegionMap } from '@kinetra/workouts/region-map'
import type { RegionName } from '@kinetra/workouts/regions'
import type { Settings } from '@kinetra/workouts/settings'
import type { OverviewBin, WorkoutSummary } from '@kinetra/workouts/summary'
import type { Foot, Workout, WorkoutType } from '@kinetra/workouts/workout'
import type { SequenceRanges } from './append/sequence-ranges.ts'
import type { AuditStore } from './audit-store.ts'
import type { Page } from './input/cursor.ts'
import type { PeopleStore } from './people-store.ts'
import type { ServerStore } from './server-store.ts'
import type { WorkerStore } from './worker-store.ts'

/**
 * What is kept, whatever keeps it. Every read names its viewer and finds that viewer's workouts and the
 * samples; every write names the owner and finds nothing else. What is not there, or belongs to somebody
 * else, is one and the same `NotFoundError`; a store that cannot be reached is `StoreUnavailableError`.
 */
export interface Store {
  readonly workouts: WorkoutStore
  readonly calls: CallStore
  readonly settings: SettingsStore
  readonly workers: WorkerStore
  readonly servers: ServerStore
  readonly people: PeopleStore
  readonly audit: AuditStore
  /** Resolves where the store answers; rejects with `StoreUnavailableError` where it does not. */
  ping(): Promise<void>
  /** The clock by which all times are kept, in milliseconds since 1970: the database's, not this machine's. */
  now(): Promise<number>
  /** Gives a task to `holder` for `ttlMs`; false while another has it. The holder renews by claiming again. */
  claim(task: string, holder: string, ttlMs: number): Promise<boolean>
  /** Removes what interrupted deletions and appends left behind; may run at any time. Gives how much it was. */
  sweep(): Promise<number>
  /**
   * Calls `changed` with the id of each workout that anybody changes, at once, where the store says such things, until
   * the returned function is called. It may miss any: who needs them all looks again from time to time.
   */
  watch(changed: (workoutId: string) => void): () => void
  close(): Promise<void>
}

export interface NewWorkout {
  readonly name: string
  readonly type: WorkoutType
  /** ISO 8601; now, by the store's clock, where absent. */
  readonly startedAt?: string | undefined
  readonly remarks?: readonly string[] | undefined
  /** Given by imports and samples only, so that a repeated import finds its workout again. */
  readonly id?: string | undefined
  /** Which cell is in which region, for insoles without a built-in map. */
  readonly regionMap?: RegionMap | null | undefined
}

export interface WorkoutFilter {
  readonly type?: WorkoutType | undefined
  /** Part of the name, in capitals or not. */
  readonly name?: string | undefined
  /** Workouts that started in [from, to), ISO 8601. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly cursor?: string | undefined
  /** 1 to 100; 50 where absent. */
  readonly limit?: number | undefined
}

export interface EventFilter {
  readonly type?: EventType | undefined
  readonly regions?: readonly RegionName[] | undefined
  readonly foot?: Foot | undefined
}

export interface FrameBatch {
  /** Number of the batch, from 0; the same number again, with the same frames, changes nothing. */
  readonly seq: number
  /**
   * Named where two insoles send for themselves: each then counts its own batches from 0. All batches of a
   * workout name theirs, or none does.
   */
  readonly insole?: Foot | undefined
  readonly frames: readonly Frame[]
}

export interface AppendResult {
  readonly stored: 'new' | 'already'
  /** Batch numbers below the highest stored one that have not arrived: the first 1,000 of them. */
  readonly missing: readonly number[]
  readonly frameCount: number
}

export interface WorkoutStore {
  /** With an id that the owner already has: gives that workout, unchanged. */
  create(ownerId: string, workout: NewWorkout): Promise<Workout>
  get(viewerId: string, id: string): Promise<Workout>
  /** Newest first by start. */
  list(viewerId: string, filter: WorkoutFilter): Promise<{ workouts: Workout[]; nextCursor: string | null }>
  rename(ownerId: string, id: string, name: string): Promise<Workout>
  complete(ownerId: string, id: string): Promise<Workout>
  /** Deletes its frames, events, notes and conversations as well. */
  delete(ownerId: string, id: string): Promise<void>
  /** Throws `ConflictError` where other frames are stored under the number. */
  appendFrames(ownerId: string, id: string, batch: FrameBatch): Promise<AppendResult>
  /** The workout and the numbers of all that is stored of it: what `batches` can give. */
  arrivals(viewerId: string, id: string): Promise<{ workout: Workout; received: SequenceRanges }>
  /** The frames of these batches, in the order of their numbers, those of a batch in order of time. */
  batches(viewerId: string, id: string, numbers: readonly number[]): Promise<Frame[][]>
  /** All of all users: for whoever looks after the store, never for a request. */
  every(): AsyncIterable<{ ownerId: string; id: string }>
  /** Null before the first frame. */
  summary(viewerId: string, id: string): Promise<WorkoutSummary | null>
  /** Ids of those whose events were found with other thresholds than the owner's settings now name. */
  outdated(ownerId: string): Promise<string[]>
  /**
   * Finds a workout's events again with the thresholds of the owner's settings; its frames are read for it,
   * in pieces that let others work in between. Readers see the old events or the new ones, never a mixture.
   */
  reanalyse(ownerId: string, id: string): Promise<Workout>
  /** In order of time. */
  events(viewerId: string, id: string, filter: EventFilter & Page): Promise<WorkoutEvent[]>
  /**
   * The first `limit` (1 to 10,000) frames of [fromMs, toMs), in milliseconds since the workout's first
   * frame, in order of time.
   */
  frames(
    viewerId: string,
    id: string,
    window: { fromMs: number; toMs: number; limit: number },
  ): Promise<Frame[]>
  /**
   * A chart's line in at most `bins` (1 to 2,000) bins, in order of time; the whole foot where no region is
   * named. A bin is exact for the frames from its `fromMs` to its `toMs`, both included; pauses have none.
   */
  overview(
    viewerId: string,
    id: string,
    options: { bins: number; foot: Foot; region?: RegionName | undefined },
  ): Promise<OverviewBin[]>
  addNote(ownerId: string, id: string, note: NewNote): Promise<Note>
  /**
   * Newest first; a page goes on behind `cursorOfNote` of the last one. A note on a sample belongs to the user who made it
   * and is seen by that user only.
   */
  notes(viewerId: string, id: string, page?: Page): Promise<Note[]>
  /** Only who made a note deletes it, also on a sample. */
  deleteNote(ownerId: string, id: string, noteId: string): Promise<void>
}

export interface NewNote {
  readonly text: string
  readonly by: 'coach' | 'user'
  readonly callId?: string | undefined
}
export interface Note extends NewNote {
  readonly id: string
  readonly createdAt: string
}

export interface NewCall {
  readonly id: string
  readonly userId: string
  readonly workoutId: string | null
  readonly roomName: string
  /** The user's IANA time zone, as far as it is known. */
  readonly timeZone?: string | null | undefined
}

export interface Call extends NewCall {
  readonly timeZone: string | null
  readonly createdAt: string
  readonly endedAt: string | null
  readonly feedback?: 'good' | 'bad' | null | undefined
}

export interface Turn {
  readonly who: 'user' | 'coach'
  readonly text: string
  /** ISO 8601, when it was spoken by the clock of who heard it, which may be long before it is stored; it orders nothing. */
  readonly at: string
  readonly workoutId: string | null
  readonly interrupted?: boolean | undefined
  readonly toolCalls?:
    | readonly {
        readonly name: string
        readonly arguments: string
        readonly result: string
      }[]
    | undefined
}

/** A call that has not ended, as those see it who watch over calls. */
export interface OpenCall extends Call {
  /** What its watchers last wrote down about it; null at first. */
  readonly memory: string | null
  /** Goes up with each `remember`. */
  readonly version: number
  /** Who holds the call, and what the holder says of its user (null: nothing); null where nobody holds it. */
  readonly lease: { readonly userPresent: boolean | null } | null
  /** Since when it has been in the queue for a coach, in milliseconds since 1970; null where it is not. */
  readonly waitingSinceMs: number | null
  /** The database's clock when this was read, in milliseconds since 1970. */
  readonly readAtMs: number
}

/** The ids of [from, to) in the order of text; a server's part of all calls. */
export interface IdRange {
  readonly from: string
  readonly to: string
}

export interface CallStore {
  create(call: NewCall): Promise<Call>
  get(userId: string, id: string): Promise<Call>
  /** Newest first; those about one workout where it is named. */
  list(
    userId: string,
    filter: {
      workoutId?: string | undefined
      limit?: number | undefined
      /** Where the page before ended: `cursorOfCall` of its last call. */
      cursor?: string | undefined
    },
  ): Promise<Call[]>
  /** Calls that have not ended, of all users, in a range of ids or all: for the watcher, never for a request. */
  open(range?: IdRange): Promise<OpenCall[]>
  /**
   * Compare-and-set: writes down a memory (at most 4,000 characters) that follows from `version`, and since when the
   * call has been in the queue. False where another watcher was faster or the call has ended: only who gets true
   * may act on what it decided.
   */
  remember(id: string, version: number, memory: string, waitingSinceMs?: number | null): Promise<boolean>
  /** Ids of open calls that are in the queue and held by nobody, those that have waited longest first: 1,000 at most. */
  queue(): Promise<string[]>
  /** Ends its lease too, and its room is to be closed; a call that has ended, or is gone, stays as it is. */
  end(id: string): Promise<void>
  /** Names of rooms, at most 100, whose calls have ended and that nobody has said to be closed. */
  roomsToClose(): Promise<string[]>
  roomClosed(roomName: string): Promise<void>
  delete(userId: string, id: string): Promise<void>
  /** Deletes the user's ended calls that began before a time (ISO 8601), with what was said; gives how many. */
  deleteBefore(userId: string, before: string): Promise<number>
  setFeedback(userId: string, id: string, feedback: 'good' | 'bad'): Promise<void>
  appendTurn(id: string, turn: Turn): Promise<void>
  /** In the order they were spoken. */
  turns(id: string, page?: Page): Promise<Turn[]>
  /**
   * Compare-and-set: gives `holder` the call for `ttlMs`, unless somebody else's lease still runs or the
   * call has ended. The holder itself renews by claiming again, and says whether it sees the call's user. False where
   * it is not given. Time is the database's: its machine's clock for MongoDB, that of the one machine that shares a
   * SQLite file.
   */
  claimLease(id: string, holder: string, ttlMs: number, userPresent?: boolean): Promise<boolean>
  releaseLease(id: string, holder: string): Promise<void>
  /** Who holds the call now; null where nobody does or the lease ran out. */
  lease(id: string): Promise<{ holder: string; expiresAt: string } | null>
  /** How many calls somebody holds now, of all users. */
  leases(): Promise<number>
}

export interface SettingsStore {
  /** The defaults where nothing was saved. */
  get(ownerId: string): Promise<Settings>
  /** Throws `InvalidInputError` for settings that cannot be. New workouts take their thresholds. */
  put(ownerId: string, settings: Settings): Promise<Settings>
  /** Back to the defaults. */
  delete(ownerId: string): Promise<void>
  /** All that were saved, of all users, in pieces: for the sweep, never for a request. */
  all(): AsyncIterable<{ ownerId: string; settings: Settings }>
}
