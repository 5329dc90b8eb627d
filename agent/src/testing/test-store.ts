import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { copySamples } from '@kinetra/store/testing/samples'

interface TestStore {
  readonly store: Store
  close(): Promise<void>
}

/** A store with the sample workouts, in a folder of its own. */
export const openTestStore = (): Promise<TestStore> => openIn(copySamples)

/** A store without any workout, in a folder of its own. */
export const openEmptyStore = (): Promise<TestStore> => openIn(() => undefined)

async function openIn(fill: (databasePath: string) => unknown): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-agent-'))
  const databasePath = join(folder, 'kinetra.db')
  await fill(databasePath)
  const store = await openStore({ databasePath })
  return {
    store,
    async close() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
