import { existsSync } from 'node:fs'
import { copyFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore } from '../open-store.ts'
import { seedSamples } from '../seed.ts'
import { testConfig } from './config.ts'

/**
 * Puts the sample workouts where an SQLite database is wanted. To make them takes seconds: the first who needs them makes
 * them for the whole test run.
 * @param databasePath where no database is yet.
 */
export async function copySamples(databasePath: string): Promise<void> {
  const { runFolder } = testConfig()
  const made = runFolder && join(runFolder, 'samples.db')
  if (made && existsSync(made)) return await copyFile(made, databasePath)
  const store = await openStore({ databasePath })
  try {
    await seedSamples(store)
  } finally {
    await store.close()
  }
  if (!made) return
  const own = `${databasePath}.made`
  await copyFile(databasePath, own)
  await rename(own, made)
}
