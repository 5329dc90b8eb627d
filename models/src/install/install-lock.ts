import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'

const askAgainMs = 200
const busyCode = 5

function tryLock(path: string): DatabaseSync | null {
  const database = new DatabaseSync(path)
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === busyCode) return null
    throw error
  }
}

/**
 * Runs `work` while no other process does so in this folder, and waits for one that does. The lock is SQLite's on
 * an empty database: the operating system frees it however its holder ends, so none is ever left behind.
 */
export async function withInstallLock<Result>(
  folder: string,
  onWaiting: () => void,
  work: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const path = join(folder, 'install.lock')
  let lock = tryLock(path)
  if (lock === null) onWaiting()
  while (lock === null) {
    await delay(askAgainMs, undefined, signal === undefined ? {} : { signal })
    lock = tryLock(path)
  }
  try {
    return await work()
  } finally {
    lock.close()
  }
}
