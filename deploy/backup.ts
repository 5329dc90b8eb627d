// Copies what is kept while everything goes on, and checks the copy: the SQLite file, or MONGODB_URI's database.
//   npx node deploy/backup.ts <folder>
import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from '../stack/src/config.ts'
import { storeConfig } from '../store/src/config.ts'
import { checkArchive, writeArchive } from '../store/src/mongo/archive.ts'
import { noteOperation } from '../store/src/note-operation.ts'
import { copyDatabase, whatIsWrong } from './sqlite-file.ts'

/**
 * Makes a consistent copy of a database that others write to, named by the time it was begun.
 * @returns the copy's path.
 * @throws Error where the copy is damaged; an unfinished one never bears its final name.
 */
export async function backupDatabase(database: string, folder: string, now = new Date()): Promise<string> {
  const target = targetIn(folder, now, 'db')
  await copyDatabase(database, `${target}.unfinished`)
  const wrong = whatIsWrong(`${target}.unfinished`)
  if (wrong) throw new Error(`The copy is damaged (${wrong}): check the disk, and run this again.`)
  renameSync(`${target}.unfinished`, target)
  return target
}

/** The same of a MongoDB; what is only ever added, as frames are, is whole or absent in it. */
export async function backupMongodb(uri: string, folder: string, now = new Date()): Promise<string> {
  const target = targetIn(folder, now, 'jsonl.gz')
  await writeArchive(uri, `${target}.unfinished`)
  await checkArchive(`${target}.unfinished`)
  renameSync(`${target}.unfinished`, target)
  return target
}

/** The same of whichever is there, written into its audit log. */
export async function backupStore(place: ReturnType<typeof storeConfig>, folder: string): Promise<string> {
  const { databasePath, mongodbUri } = place
  const made = mongodbUri
    ? await backupMongodb(mongodbUri, folder)
    : await backupDatabase(databasePath, folder)
  if (!(await noteOperation(place, 'backup')))
    process.stderr.write('The store is of another version: this backup is not in its audit log.\n')
  return made
}

function targetIn(folder: string, now: Date, ending: string): string {
  mkdirSync(folder, { recursive: true })
  return join(folder, `kinetra-${now.toISOString().replaceAll(/[:.]/g, '-')}.${ending}`)
}

async function main(): Promise<void> {
  const folder = process.argv[2]
  if (folder === undefined)
    throw new Error('Name a folder to keep the copy in: npx node deploy/backup.ts <folder>')
  loadEnvFile()
  process.stdout.write(`${await backupStore(storeConfig(), folder)}\n`)
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
