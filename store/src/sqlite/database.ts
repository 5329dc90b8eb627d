import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import type * as z from 'zod/mini'
import { StoreUnavailableError } from '../errors.ts'
import { migrate } from './migrate.ts'
import { isBusy, isUnavailable } from './sqlite-error.ts'
import { defineCoarsen } from './strip-rows.ts'

/**
 * When a write counts as kept: FULL, once it is on the disk; NORMAL, once the operating system has it, which
 * survives the death of the process and may lose the last moments before a loss of power.
 */
export type Synchronous = 'FULL' | 'NORMAL'

/** How long a call waits for another process' write before it gives up. */
const PATIENCE_MS = 5000

/** Whatever the case, in all alphabets: SQLite's own LIKE knows ASCII alone. */
function contains(text: SQLOutputValue, part: SQLOutputValue): number {
  return Number(String(text).toLowerCase().includes(String(part).toLowerCase()))
}

/**
 * One connection of this process to the file. `node:sqlite` is synchronous, so a transaction is a plain
 * function; waiting for another process' lock is not: it is asynchronous, since the sound of a call runs
 * on the same event loop.
 */
export class Database {
  readonly #connection: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  private constructor(connection: DatabaseSync) {
    this.#connection = connection
  }

  /** Opens or makes the file, private to its user, and brings it to the newest schema. */
  static async open(path: string, synchronous: Synchronous = 'FULL'): Promise<Database> {
    let connection: DatabaseSync | undefined
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      closeSync(openSync(path, 'a', 0o600))
      const opened = new DatabaseSync(path, { timeout: 0 })
      connection = opened
      await patiently(() => {
        opened.exec('PRAGMA journal_mode = WAL')
        opened.exec(`PRAGMA synchronous = ${synchronous}; PRAGMA foreign_keys = ON`)
        defineCoarsen(opened)
        migrate(opened)
      })
      opened.function('contains', { deterministic: true }, contains)
      return new Database(opened)
    } catch (cause) {
      connection?.close()
      throw isUnavailable(cause) ? new StoreUnavailableError(cause) : cause
    }
  }

  /** Runs `work` in a read transaction: all its statements see one state of the file. */
  read<T>(work: (database: Database) => T): Promise<T> {
    return this.#transaction('BEGIN DEFERRED', work)
  }

  /** Runs `work` in a write transaction, durable once the promise resolves, undone where `work` throws. */
  write<T>(work: (database: Database) => T): Promise<T> {
    return this.#transaction('BEGIN IMMEDIATE', work)
  }

  /** All rows, each checked by the schema: the file may have been edited by hand. */
  all<T>(row: z.ZodMiniType<T>, sql: string, ...values: SQLInputValue[]): T[] {
    return this.#prepare(sql)
      .all(...values)
      .map((found) => row.parse(found))
  }

  get<T>(row: z.ZodMiniType<T>, sql: string, ...values: SQLInputValue[]): T | undefined {
    const found = this.#prepare(sql).get(...values)
    return found === undefined ? undefined : row.parse(found)
  }

  /** Rows one after the other, for reads that stop early or hold much. */
  *each<T>(row: z.ZodMiniType<T>, sql: string, ...values: SQLInputValue[]): Generator<T> {
    for (const found of this.#prepare(sql).iterate(...values)) yield row.parse(found)
  }

  /** Number of rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes)
  }

  close(): void {
    if (this.#connection.isOpen) this.#connection.close()
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#connection.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  async #transaction<T>(begin: string, work: (database: Database) => T): Promise<T> {
    try {
      return await patiently(() => {
        this.#connection.exec(begin)
        try {
          const result = work(this)
          this.#connection.exec('COMMIT')
          return result
        } catch (error) {
          if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK')
          throw error
        }
      })
    } catch (cause) {
      throw isUnavailable(cause) ? new StoreUnavailableError(cause) : cause
    }
  }
}

/** Repeats `work` while another process holds the lock; the pauses vary so that nobody is always late. */
async function patiently<T>(work: () => T): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error
      await wait(1 + Math.random() * 8)
    }
  }
}
