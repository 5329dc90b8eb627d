import { randomBytes } from 'node:crypto'
import { MongoClient } from 'mongodb'
import type { Backend } from '../contract/backend.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'

/** A database of its own on a MongoDB, dropped at the end. */
export function mongoBackend(serverUri: string): Backend {
  const uri = new URL(serverUri)
  uri.pathname = `/kinetra-test-${randomBytes(6).toString('hex')}`
  const stores: Store[] = []
  return {
    async open() {
      const store = await openStore({ mongodbUri: uri.href, databasePath: '' })
      stores.push(store)
      return store
    },
    async close() {
      await Promise.all(stores.map((store) => store.close()))
      const client = new MongoClient(uri.href)
      await client.db().dropDatabase()
      await client.close()
    },
  }
}
