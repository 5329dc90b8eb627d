import { DatabaseSync } from 'node:sqlite'
import { InvalidInputError } from '../errors.ts'
import { MIGRATIONS } from './migrations.ts'

/** Applies what is missing in one transaction; several processes may start at once. */
export function migrate(connection: DatabaseSync, migrations: readonly string[] = MIGRATIONS): void {
  if (versionOf(connection) === migrations.length) return
  connection.exec('BEGIN IMMEDIATE')
  try {
    const version = versionOf(connection)
    if (version > migrations.length)
      throw new InvalidInputError(
        `The database has schema ${version} and this program knows ${migrations.length}: use the newer program.`,
      )
    for (const migration of migrations.slice(version)) connection.exec(migration)
    connection.exec(`PRAGMA user_version = ${migrations.length}`)
    connection.exec('COMMIT')
  } catch (error) {
    connection.exec('ROLLBACK')
    throw error
  }
}

/** Whether a file has the layout that this program knows. */
export function isUpToDate(path: string): boolean {
  const connection = new DatabaseSync(path, { readOnly: true })
  try {
    return versionOf(connection) === MIGRATIONS.length
  } finally {
    connection.close()
  }
}

function versionOf(connection: DatabaseSync): number {
  return Number(connection.prepare('PRAGMA user_version').get()?.user_version)
}
