import { type Db, MongoClient, type MongoClientOptions } from 'mongodb'
import { InvalidInputError, StoreUnavailableError } from '../errors.ts'
import { isUnavailable } from './mongo-error.ts'

/** Below the three seconds in which every call has to answer, also while nothing answers. */
const PATIENCE_MS = 2500
const DEFAULT_DATABASE = 'kinetra'
/** For a process with one call: two connections at most, and one to each member that watches over it, instead of two. */
export const SMALL_POOL: MongoClientOptions = { maxPoolSize: 2, serverMonitoringMode: 'poll' }

/**
 * A pool of connections that comes back by itself. Nothing is connected before the first call. A client whose
 * first connection failed never recovers, so it is thrown away and the next call makes a new one; later
 * outages the driver handles. Reads are repeated once by the driver (`retryReads`).
 */
export class Connection {
  readonly #uri: string
  readonly #prepare: ((db: Db) => Promise<void>) | undefined
  readonly #options: MongoClientOptions
  #connecting: Promise<MongoClient> | undefined
  #isClosed = false

  /** @param prepare runs once a connected client, before anything else: indexes, unfinished work. */
  constructor(uri: string, prepare?: (db: Db) => Promise<void>, options: MongoClientOptions = {}) {
    this.#uri = uri
    this.#prepare = prepare
    this.#options = options
    // Made once and thrown away, so that a wrong address is told at the start and not at the first call.
    newClient(uri, options)
  }

  /** Runs `work`; rejects with `StoreUnavailableError` where MongoDB does not answer. */
  async use<T>(work: (db: Db) => Promise<T>): Promise<T> {
    try {
      const client = await this.#client()
      return await work(client.db(databaseOf(this.#uri)))
    } catch (cause) {
      throw isUnavailable(cause) ? new StoreUnavailableError(cause) : cause
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const connecting = this.#connecting
    this.#connecting = undefined
    await connecting?.then(
      async (client) => await client.close(),
      () => undefined,
    )
  }

  #client(): Promise<MongoClient> {
    if (this.#isClosed)
      return Promise.reject(new StoreUnavailableError(new Error('The store has been closed.')))
    this.#connecting ??= this.#connect()
    return this.#connecting
  }

  async #connect(): Promise<MongoClient> {
    const client = newClient(this.#uri, this.#options)
    try {
      await client.connect()
      await this.#prepare?.(client.db(databaseOf(this.#uri)))
      return client
    } catch (error) {
      this.#connecting = undefined
      await client.close()
      throw error
    }
  }
}

/** Runs `work` on a client of its own, for what may take longer than any request. */
export async function withoutTimeout<T>(uri: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = newClient(uri, { socketTimeoutMS: 0, maxPoolSize: 4 })
  try {
    await client.connect()
    return await work(client.db(databaseOf(uri)))
  } catch (cause) {
    throw isUnavailable(cause) ? new StoreUnavailableError(cause) : cause
  } finally {
    await client.close()
  }
}

function newClient(uri: string, others: MongoClientOptions = {}): MongoClient {
  try {
    return new MongoClient(uri, {
      appName: 'kinetra',
      serverSelectionTimeoutMS: PATIENCE_MS,
      connectTimeoutMS: PATIENCE_MS,
      waitQueueTimeoutMS: PATIENCE_MS,
      socketTimeoutMS: 30_000,
      heartbeatFrequencyMS: 2000,
      maxPoolSize: 20,
      ignoreUndefined: true,
      retryReads: true,
      retryWrites: true,
      // What was acknowledged is in the journal of most members, or of the only one.
      writeConcern: { w: 'majority', journal: true },
      ...others,
    })
  } catch (cause) {
    // The parser of addresses has an error class of its own with the same name.
    if (cause instanceof Error && (cause.name === 'MongoParseError' || cause instanceof TypeError))
      throw new InvalidInputError(
        `MONGODB_URI is no address of a MongoDB (mongodb://host:27017/kinetra): ${cause.message}`,
        { cause },
      )
    throw cause
  }
}

/** The database named in the address; the original app's where it names none. */
export function databaseOf(uri: string): string {
  const name = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(uri)?.[1]
  return name ? decodeURIComponent(name) : DEFAULT_DATABASE
}
