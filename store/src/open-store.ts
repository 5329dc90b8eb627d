import type { Synchronous } from './sqlite/database.ts'
import type { Store } from './store.ts'

/**
 * MongoDB where its address is given, else the SQLite file. `databasePath` is absolute; the file is made
 * where it is not there, and is written with `synchronous` (FULL where absent; see docs/decisions/0009). Rejects with `StoreUnavailableError` where a file cannot be opened; a MongoDB that
 * does not answer yet does not keep the store from opening, its calls say so until it answers. `isJob` for one of very many
 * processes, each with one call: few connections, and nothing is prepared, which whoever started them has done.
 */
export async function openStore(options: {
  mongodbUri?: string | undefined
  databasePath: string
  synchronous?: Synchronous | undefined
  isJob?: boolean
}): Promise<Store> {
  // Each engine is loaded only where it is used: a job process must stay small.
  if (options.mongodbUri) {
    const { openMongoStore } = await import('./mongo/mongo-store.ts')
    return openMongoStore(options.mongodbUri, options.isJob)
  }
  const { openSqliteStore } = await import('./sqlite/sqlite-store.ts')
  return await openSqliteStore(options.databasePath, options.synchronous)
}
