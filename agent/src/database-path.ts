import { join } from 'node:path'
import envPaths from 'env-paths'
import type { Config } from './config.ts'

/** The SQLite file: as set, else in the platform's data folder. */
export function databasePath(config: Config): string {
  return config.KINETRA_DB ?? join(envPaths('kinetra', { suffix: '' }).data, 'kinetra.db')
}
