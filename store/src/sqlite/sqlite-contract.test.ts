import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeStore } from '../contract/store-contract.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'

describeStore('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-store-'))
  const stores: Store[] = []
  return {
    async open() {
      const store = await openStore({ databasePath: join(folder, 'data', 'kinetra.db') })
      stores.push(store)
      return store
    },
    async close() {
      await Promise.all(stores.map((store) => store.close()))
      await rm(folder, { recursive: true })
    },
  }
})
