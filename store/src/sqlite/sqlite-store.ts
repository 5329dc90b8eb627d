import type { Store } from '../store.ts'
import { sqliteAppend } from './append.ts'
import { sqliteAudit } from './audit.ts'
import { sqliteCalls } from './calls.ts'
import { claim } from './claims.ts'
import { Database, type Synchronous } from './database.ts'
import { sqliteMeasurements } from './measurements.ts'
import { sqliteNotes } from './notes.ts'
import { sqliteOwnThresholds } from './own-thresholds.ts'
import { sqlitePeople } from './people.ts'
import { sqliteServers } from './servers.ts'
import { sqliteSettings } from './settings.ts'
import { sqliteWorkers } from './workers.ts'
import { sqliteWorkouts } from './workouts.ts'

/** The store in one SQLite file, which other processes of this machine may have open as well. */
export async function openSqliteStore(path: string, synchronous?: Synchronous): Promise<Store> {
  const database = await Database.open(path, synchronous)
  return {
    workouts: {
      ...sqliteWorkouts(database),
      ...sqliteAppend(database),
      ...sqliteMeasurements(database),
      ...sqliteNotes(database),
      ...sqliteOwnThresholds(database),
    },
    calls: sqliteCalls(database),
    settings: sqliteSettings(database),
    workers: sqliteWorkers(database),
    servers: sqliteServers(database),
    people: sqlitePeople(database),
    audit: sqliteAudit(database),
    async ping() {
      await database.read(() => database.run('SELECT 1'))
    },
    // All processes that share the file are on one machine.
    now: async () => Date.now(),
    claim: async (task, holder, ttlMs) => await claim(database, task, holder, ttlMs),
    // Deletions and appends are one transaction each: nothing is left behind.
    sweep: async () => 0,
    // SQLite tells nobody what another process wrote.
    watch: () => () => undefined,
    async close() {
      database.close()
    },
  }
}
