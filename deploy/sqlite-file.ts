import { existsSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { isBusy } from '../store/src/sqlite/sqlite-error.ts'

/** What keeps a file from being a whole SQLite database of ours; undefined where nothing does. */
export function whatIsWrong(path: string): string | undefined {
  if (!existsSync(path)) return 'there is no such file'
  try {
    const database = new DatabaseSync(path, { readOnly: true })
    try {
      const [row] = database.prepare('PRAGMA integrity_check').all()
      if (row?.integrity_check !== 'ok') return String(row?.integrity_check)
      const tables = database.prepare("SELECT name FROM sqlite_schema WHERE name = 'workouts'").all()
      return tables.length === 1 ? undefined : 'it holds no workouts: it is another program’s'
    } finally {
      database.close()
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** More pages than a file can have: in one step, since each write of another process begins the copy anew. */
const ALL_PAGES = 2 ** 31 - 1

/** A consistent copy of a database that others may write to, in one file: no write-ahead log lies beside it. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 })
  try {
    await backup(source, to, { rate: ALL_PAGES })
  } finally {
    source.close()
  }
  const copy = new DatabaseSync(to)
  copy.exec('PRAGMA journal_mode = DELETE')
  copy.close()
}

/** Whether another process has a database open; a damaged one is nobody's. */
export function isInUse(path: string): boolean {
  if (!existsSync(path)) return false
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    // In WAL mode only a connection that is alone may take this lock.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; ROLLBACK')
    return false
  } catch (error) {
    return isBusy(error)
  } finally {
    database.close()
  }
}
