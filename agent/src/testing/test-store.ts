import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@kinetra/store/open-store'
import { seedSamples } from '@kinetra/store/seed'
import type { Store } from '@kinetra/store/store'
import { testingEnvironment } from './config.ts'

interface TestStore {
  readonly store: Store
  close(): Promise<void>
}

/** A store with the sample workouts, in a folder of its own. */
export const openTestStore = (): Promise<TestStore> => openIn(copySamples)

/** A store without any workout, in a folder of its own. */
export const openEmptyStore = (): Promise<TestStore> => openIn(() => undefined)

async function openIn(fill: (folder: string, databasePath: string) => unknown): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-agent-'))
  const databasePath = join(folder, 'kinetra.db')
  await fill(folder, databasePath)
  const store = await openStore({ databasePath })
  return {
    store,
    async close() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** To make the samples takes seconds: the first who needs them makes them for the whole run. */
async function copySamples(folder: string, target: string): Promise<void> {
  const made = testingEnvironment.runFolder && join(testingEnvironment.runFolder, 'samples.db')
  if (made && existsSync(made)) return await copyFile(made, target)
  const store = await openStore({ databasePath: target })
  try {
    await seedSamples(store)
  } finally {
    await store.close()
  }
  if (!made) return
  const own = join(folder, 'made.db')
  await copyFile(target, own)
  await rename(own, made)
}
