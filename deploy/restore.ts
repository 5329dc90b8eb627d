// Puts a copy made by deploy/backup.ts in the place of the SQLite file, which is kept beside it, or into the
// database of MONGODB_URI.
//   npx node deploy/restore.ts <copy> [--replace]
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { loadEnvFile } from '../stack/src/config.ts'
import { storeConfig } from '../store/src/config.ts'
import { readArchive } from '../store/src/mongo/archive.ts'
import { copyDatabase, isInUse, whatIsWrong } from './sqlite-file.ts'

/**
 * Replaces a database that nobody has open. @returns where the replaced one is kept, if there was one.
 * @throws Error where the copy is damaged or the database is in use; nothing is changed then.
 */
export async function restoreDatabase(
  copy: string,
  database: string,
  now = new Date(),
): Promise<string | undefined> {
  const wrong = whatIsWrong(copy)
  if (wrong) throw new Error(`${copy} cannot be restored (${wrong}): choose another copy.`)
  if (isInUse(database))
    throw new Error(`${database} is in use: end server and agent first, then run this again.`)
  mkdirSync(dirname(database), { recursive: true })
  // Whole before it bears the name, so that a full disk leaves the old database where it is.
  await copyDatabase(copy, `${database}.restored`)
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
  return existed ? kept : undefined
}

async function main(): Promise<void> {
  const copy = process.argv[2]
  if (copy === undefined) throw new Error('Name the copy to restore: npx node deploy/restore.ts <copy>')
  loadEnvFile()
  const { databasePath: database, mongodbUri } = storeConfig()
  if (mongodbUri) {
    const count = await readArchive(copy, mongodbUri, process.argv.includes('--replace'))
    process.stdout.write(`${count} documents are restored.\n`)
    return
  }
  const kept = await restoreDatabase(copy, database)
  process.stdout.write(`${database} is restored.${kept ? ` What was there is kept as ${kept}` : ''}\n`)
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
