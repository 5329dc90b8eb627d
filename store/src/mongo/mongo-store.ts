import type { Db } from 'mongodb'
import type { Store } from '../store.ts'
import { mongoAppend } from './append.ts'
import { mongoAudit } from './audit.ts'
import { mongoCalls } from './calls.ts'
import { mongoChanges } from './changes.ts'
import { claim } from './claims.ts'
import { databaseNow } from './clock.ts'
import { Connection, SMALL_POOL, withoutTimeout } from './connection.ts'
import { collections, type Use } from './documents.ts'
import { mongoMeasurements } from './measurements.ts'
import { migrateDatabase, schemaState } from './migrate.ts'
import { mongoNotes } from './notes.ts'
import { adoptOriginals } from './original.ts'
import { mongoOwnThresholds } from './own-thresholds.ts'
import { mongoPeople } from './people.ts'
import { mongoServers } from './servers.ts'
import { mongoSettings } from './settings.ts'
import { sweep } from './sweep.ts'
import { mongoWorkers } from './workers.ts'
import { mongoWorkouts } from './workouts.ts'

/** How long the first call waits for documents of the original app to be adopted. */
const PATIENCE_MS = 500

/** The store in MongoDB; opens whether or not it answers. Throws `InvalidInputError` for a wrong address. */
export function openMongoStore(uri: string, isJob = false): Store {
  const prepare = async (db: Db) => {
    const state = await schemaState(db)
    // One process migrates, whichever comes first; what may wait goes on beside the work.
    const migration = state === 'current' ? undefined : withoutTimeout(uri, migrateDatabase)
    if (state === 'too old') await migration
    else migration?.catch(tellFailed)
    await adoptOriginals(collections(db), PATIENCE_MS)
  }
  const connection = isJob ? new Connection(uri, undefined, SMALL_POOL) : new Connection(uri, prepare)
  const changes = mongoChanges(connection)
  const use: Use = async (work) => await connection.use(async (db) => await work(collections(db)))
  return {
    workouts: {
      ...mongoWorkouts(use),
      ...mongoAppend(use),
      ...mongoMeasurements(use),
      ...mongoNotes(use),
      ...mongoOwnThresholds(use),
    },
    calls: mongoCalls(use),
    settings: mongoSettings(use),
    workers: mongoWorkers(use),
    servers: mongoServers(use),
    people: mongoPeople(use),
    audit: mongoAudit(use),
    async ping() {
      await connection.use(async (db) => await db.command({ ping: 1 }))
    },
    now: async () => (await use(databaseNow)).getTime(),
    claim: async (task, holder, ttlMs) => await use((found) => claim(found, task, holder, ttlMs)),
    sweep: async () => await use(sweep),
    watch: changes.watch,
    async close() {
      await changes.close()
      await connection.close()
    },
  }
}

function tellFailed(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error)
  process.emitWarning(`The database could not be brought up to date (npm run migrate): ${reason}`, {
    code: 'KINETRA_MIGRATION',
  })
}
