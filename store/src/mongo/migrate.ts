import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from 'mongodb'
import { InvalidInputError } from '../errors.ts'
import { claim, releaseClaim } from './claims.ts'
import { type Collections, collections } from './documents.ts'
import { MIGRATIONS, type Migration } from './migrations.ts'

const TASK = 'migrate'
const CLAIM_MS = 30_000
const RENEW_EVERY_MS = 5000
/** How often those look who wait for another's migration. */
const LOOK_EVERY_MS = 100

/** What a process finds when it connects: whether it may use the store, and whether something is left to do. */
export type SchemaState = 'current' | 'usable' | 'too old'

/** Throws `InvalidInputError` where a newer program has changed the layout. */
export async function schemaState(
  db: Db,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<SchemaState> {
  const version = await readVersion(collections(db), migrations)
  if (version === migrations.length) return 'current'
  return migrations.slice(version).some(({ isNeeded }) => isNeeded) ? 'too old' : 'usable'
}

/**
 * Brings a database up to date; of any number of processes one does the work, each migration once, and the others
 * wait. Gives the names of the migrations that this one ran.
 * @param db of a client without a time-out: an index of very many documents takes long.
 */
export async function migrateDatabase(
  db: Db,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<string[]> {
  const found = collections(db)
  const holder = randomUUID()
  const done: string[] = []
  while ((await readVersion(found, migrations)) < migrations.length) {
    if (!(await claim(found, TASK, holder, CLAIM_MS))) {
      await wait(LOOK_EVERY_MS)
      continue
    }
    const renewal = setInterval(() => {
      claim(found, TASK, holder, CLAIM_MS).catch(() => undefined)
    }, RENEW_EVERY_MS)
    try {
      for (;;) {
        const version = await readVersion(found, migrations)
        const migration = migrations[version]
        if (!migration) break
        await migration.run(db)
        await found.schema.updateOne({ _id: 'schema' }, { $max: { version: version + 1 } }, { upsert: true })
        done.push(migration.name)
      }
    } finally {
      clearInterval(renewal)
      await releaseClaim(found, TASK, holder)
    }
  }
  return done
}

async function readVersion({ schema }: Collections, migrations: readonly Migration[]): Promise<number> {
  const version = (await schema.findOne({ _id: 'schema' }))?.version ?? 0
  if (version > migrations.length)
    throw new InvalidInputError(
      `The database has schema ${version} and this program knows ${migrations.length}: use the newer program.`,
    )
  return version
}
