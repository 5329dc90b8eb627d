// Puts a copy made by deploy/backup.ts in the place of the SQLite file, which is kept beside it, or into the
// database of MONGODB_URI.
//   npx node deploy/restore.ts <copy> [--replace] [--deletions <log printed by npm run audit>]
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { loadEnvFile } from '../stack/src/config.ts'
import { auditEntryOf, operatorName } from '../store/src/audit-entry.ts'
import type { AuditEntry } from '../store/src/audit-store.ts'
import { storeConfig } from '../store/src/config.ts'
import { readArchive } from '../store/src/mongo/archive.ts'
import { repeatKeptDeletions } from '../store/src/mongo/replaced-log.ts'
import { openStore } from '../store/src/open-store.ts'
import { readPrintedLog } from '../store/src/printed-log.ts'
import { repeatDeletions } from '../store/src/repeat-deletions.ts'
import { readLogOf } from '../store/src/sqlite/audit.ts'
import { isUpToDate } from '../store/src/sqlite/migrate.ts'
import { copyDatabase, isInUse, whatIsWrong } from './sqlite-file.ts'

export interface Restored {
  /** Where the replaced file is, if there was one. */
  readonly kept: string | undefined
  /** Deletions that the copy did not know; undefined where they are left to the operator. */
  readonly repeated: number | undefined
}

/**
 * Replaces a database that nobody has open, and deletes again what the replaced one's audit log says was deleted since,
 * or another log that was printed from it.
 * @throws Error where the copy is damaged or the database is in use; nothing is changed then.
 */
export async function restoreDatabase(
  copy: string,
  database: string,
  { deletions, now = new Date() }: { deletions?: AsyncIterable<AuditEntry> | undefined; now?: Date } = {},
): Promise<Restored> {
  const wrong = whatIsWrong(copy)
  if (wrong) throw new Error(`${copy} cannot be restored (${wrong}): choose another copy.`)
  if (isInUse(database))
    throw new Error(`${database} is in use: end server and agent first, then run this again.`)
  mkdirSync(dirname(database), { recursive: true })
  // Whole before it bears the name, so that a full disk leaves the old database where it is.
  await copyDatabase(copy, `${database}.restored`)
  const repeated = await repeatDeletionsIn(`${database}.restored`, database, deletions)
  const kept = `${database}.before-${now.toISOString().replaceAll(/[:.]/g, '-')}`
  const existed = existsSync(database)
  if (existed) renameSync(database, kept)
  // What SQLite keeps beside a file belongs to that file only.
  for (const suffix of ['-wal', '-shm']) {
    if (!existsSync(`${database}${suffix}`)) continue
    if (existed) renameSync(`${database}${suffix}`, `${kept}${suffix}`)
    else rmSync(`${database}${suffix}`)
  }
  renameSync(`${database}.restored`, database)
  return { kept: existed ? kept : undefined, repeated }
}

/** Before anybody can open it; a copy of an older version stays one, for whoever goes back to that version. */
async function repeatDeletionsIn(
  restored: string,
  replaced: string,
  printed: AsyncIterable<AuditEntry> | undefined,
): Promise<number | undefined> {
  if (!isUpToDate(restored)) return undefined
  const store = await openStore({ databasePath: restored })
  try {
    let isWhole = existsSync(replaced)
    const log = async function* () {
      if (!isWhole) return
      try {
        yield* readLogOf(replaced)
      } catch {
        // Damage may be why there is a restore.
        isWhole = false
      }
    }
    const kept = await repeatDeletions(store, log())
    const others = printed ? await repeatDeletions(store, printed) : 0
    await store.audit.append(auditEntryOf(operatorName(), 'restore', 'database'))
    return isWhole || printed ? kept + others : undefined
  } finally {
    await store.close()
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, deletions: { type: 'string' } },
  })
  const [copy] = positionals
  if (copy === undefined) throw new Error('Name the copy to restore: npx node deploy/restore.ts <copy>')
  loadEnvFile()
  const { databasePath: database, mongodbUri } = storeConfig()
  // Read before anything is changed, so that a file that is no log is told then.
  const printed =
    values.deletions === undefined ? undefined : await Array.fromAsync(readPrintedLog(values.deletions))
  const deletions = printed && Readable.from(printed)
  if (mongodbUri) {
    const count = await readArchive(copy, mongodbUri, values.replace)
    const repeated = await repeatKeptDeletions(mongodbUri, deletions)
    process.stdout.write(`${count} documents are restored. ${tellRepeated(repeated)}\n`)
    return
  }
  const { kept, repeated } = await restoreDatabase(copy, database, { deletions })
  process.stdout.write(
    `${database} is restored. ${tellRepeated(repeated)}${kept ? ` What was there is kept as ${kept}` : ''}\n`,
  )
}

function tellRepeated(count: number | undefined): string {
  return count === undefined
    ? 'What had been deleted since the copy was made is in it again: repeat the deletions (docs/operations.md).'
    : `${count} deletions were repeated.`
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
