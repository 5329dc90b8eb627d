import { existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openStore } from '@kinetra/store/open-store'
import { type Check, failed, type Outcome, ok, reasonOf, warning } from '../check.ts'
import type { DoctorContext } from '../context.ts'
import { checkMongodb } from '../mongodb.ts'

const LITTLE_SPACE = 500e6

/** Where workouts and calls are kept: that it is there, whole, and can be written. */
export const store: Check = {
  name: 'store',
  title: 'Store',
  run: async (context) => {
    const uri = context.env.MONGODB_URI
    if (uri) {
      const { trouble, indexes, made } = await checkMongodb(uri)
      const news = made > 0 ? `, ${made} of them made now` : ''
      return (
        trouble ?? (await writable(context, `MongoDB answers and can be written; ${indexes} indexes${news}`))
      )
    }
    return (await checkSqlite(context)) ?? (await writable(context, `SQLite ${sizeOf(context)}, whole`))
  },
}

async function checkSqlite({ env, running }: DoctorContext): Promise<Outcome | undefined> {
  const path = env.KINETRA_DB ?? ''
  const folder = nearestFolder(path)
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free < LITTLE_SPACE) {
    return failed(`${Math.round(free / 1e6)} MB free at ${folder}`, {
      cause: 'An hour of measuring takes some 30 MB, and SQLite needs room to work.',
      fix: 'Make room, or put KINETRA_DB on another disk.',
    })
  }
  if (!existsSync(path)) {
    if (running) {
      return failed(`${path} is gone`, {
        cause: 'The file was deleted or moved while "npm start" runs.',
        fix: 'Put it back, or end "npm start" and start it again: the file is then made new.',
      })
    }
    return warning('no database yet', {
      cause: `${path} does not exist.`,
      fix: 'Nothing to do: the first start makes it. If there was one, KINETRA_DB names another place now.',
    })
  }
  if (!statSync(path).isFile()) {
    return failed(`${path} is not a file`, {
      cause: 'KINETRA_DB names the database file itself.',
      fix: `Set KINETRA_DB to a file in it, such as ${path}/kinetra.db.`,
    })
  }
  return damage(path)
}

function damage(path: string): Outcome | undefined {
  try {
    const database = new DatabaseSync(path, { readOnly: true })
    const found = database.prepare('PRAGMA quick_check(3)').all() as { quick_check: string }[]
    database.close()
    const wrong = found.map((row) => row.quick_check).filter((text) => text !== 'ok')
    if (wrong.length === 0) return undefined
    return damaged(path, wrong.join('; '))
  } catch (error) {
    // What this user may not read or write is whole all the same: the attempt to write says so.
    return isDamage(error) ? damaged(path, reasonOf(error)) : undefined
  }
}

/** SQLite's codes for a file that is corrupt, or is no database. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (error.errcode === 11 || error.errcode === 26)
}

function damaged(path: string, words: string): Outcome {
  return failed(`${path} is damaged`, {
    cause: `SQLite: ${words}.`,
    fix: 'Restore the newest backup (docs/operations.md). Without one: sqlite3 <file> ".recover" | sqlite3 <new file>.',
  })
}

/** Writes and removes a worker that nobody asks for: what every worker does each two seconds. */
async function writable({ env }: DoctorContext, detail: string): Promise<Outcome> {
  try {
    const opened = await openStore({ mongodbUri: env.MONGODB_URI, databasePath: env.KINETRA_DB ?? '' })
    try {
      await opened.ping()
      const id = `doctor-${process.pid}`
      await opened.workers.report({ id, agentName: 'doctor', calls: 0, capacity: 0 })
      await opened.workers.remove(id)
    } finally {
      await opened.close()
    }
    return ok(detail)
  } catch (error) {
    return failed('cannot be written', {
      cause: `${reasonOf(error)}.`,
      fix: env.MONGODB_URI
        ? 'The user of MONGODB_URI needs readWrite on its database.'
        : `This user must be able to write ${env.KINETRA_DB} and its folder, and no other program may keep it locked.`,
    })
  }
}

function nearestFolder(path: string): string {
  const folder = dirname(path)
  return existsSync(folder) || folder === dirname(folder) ? folder : nearestFolder(folder)
}

function sizeOf({ env }: DoctorContext): string {
  return `${(statSync(env.KINETRA_DB ?? '').size / 1e6).toFixed(1)} MB`
}
