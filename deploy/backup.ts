// Copies the SQLite file while everything goes on, and checks the copy.
//   npx node deploy/backup.ts <folder>
import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile, readConfig } from '../stack/src/config.ts'
import { copyDatabase, whatIsWrong } from './sqlite-file.ts'

/**
 * Makes a consistent copy of a database that others write to, named by the time it was begun.
 * @returns the copy's path.
 * @throws Error where the copy is damaged; an unfinished one never bears its final name.
 */
export async function backupDatabase(database: string, folder: string, now = new Date()): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const target = join(folder, `kinetra-${now.toISOString().replaceAll(/[:.]/g, '-')}.db`)
  await copyDatabase(database, `${target}.unfinished`)
  const wrong = whatIsWrong(`${target}.unfinished`)
  if (wrong) throw new Error(`The copy is damaged (${wrong}): check the disk, and run this again.`)
  renameSync(`${target}.unfinished`, target)
  return target
}

async function main(): Promise<void> {
  const folder = process.argv[2]
  if (folder === undefined)
    throw new Error('Name a folder to keep the copy in: npx node deploy/backup.ts <folder>')
  loadEnvFile()
  process.stdout.write(`${await backupDatabase(readConfig().KINETRA_DB, folder)}\n`)
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
