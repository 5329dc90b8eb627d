import { databaseOf } from '@kinetra/store/mongo/connection'
import { type Db, MongoClient } from 'mongodb'

/** A limit that cannot be asked for is counted by this server alone, soon. */
const PATIENCE = { serverSelectionTimeoutMS: 1500, connectTimeoutMS: 1500, appName: 'kinetra-limits' }
const ASK_AGAIN_AFTER_MS = 2000

/** Where all servers count together. */
export interface Counters {
  /** Undefined while MongoDB is away; asked again after a moment. */
  database(): Promise<{ client: MongoClient; db: Db } | undefined>
  close(): Promise<void>
}

/** A connection of its own, apart from the store's: counting must not wait for frames. */
export function openCounters(uri: string): Counters {
  let connecting: Promise<MongoClient | undefined> | undefined
  const connect = async () => {
    const client = new MongoClient(uri, PATIENCE)
    try {
      return await client.connect()
    } catch {
      // A client whose first connection failed never recovers.
      await client.close()
      setTimeout(() => {
        connecting = undefined
      }, ASK_AGAIN_AFTER_MS).unref()
      return undefined
    }
  }
  return {
    async database() {
      connecting ??= connect()
      const client = await connecting
      return client && { client, db: client.db(databaseOf(uri)) }
    },
    async close() {
      await (await connecting)?.close()
    },
  }
}
