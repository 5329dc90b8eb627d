import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ConfigError, loadEnvFile, ROOT, readConfig, withoutEmpty } from '../config.ts'
import { reachable } from '../run/parts.ts'
import { runningStack } from '../run/running.ts'

/** What the checks look at. */
export interface DoctorContext {
  /** The settings, without empty ones: the environment, .env, and what a running `npm start` has made. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether `npm start` runs on this data folder, and its settings are the ones looked at. */
  readonly running: boolean
  readonly root: string
  readonly envFile: string
  /** The page's server. */
  readonly serverUrl: string
  /** Milliseconds since 1970, as tokens are signed with. */
  readonly now: () => number
  /** The installed packages that are not those of the lock. */
  readonly packagesOff: () => readonly string[]
  /** What is wrong with single settings. */
  readonly settingGaps: () => readonly string[]
  /** What one check leaves for another: sound to recognise. */
  readonly shared: { speech?: Buffer }
}

/** Collects the settings the way the parts would get them. Never fails: wrong settings are findings. */
export async function readContext(): Promise<DoctorContext> {
  // Plain JavaScript, which the bootstrap shares; by its address, as it has no types.
  const packages = await import(new URL('../install/packages.mjs', import.meta.url).href)
  const { packagesOff } = packages as {
    packagesOff: (root: string, options: { withDevelopment: boolean }) => string[]
  }
  const envFile = join(ROOT, '.env')
  if (existsSync(envFile)) loadEnvFile(envFile)
  const own = withoutEmpty(process.env)
  const database = databaseOf(own)
  const stack = await runningStack(dirname(database))
  const env: DoctorContext['env'] = stack ? { ...own, ...stack.env } : { KINETRA_DB: database, ...own }
  const host = reachable(env.HOST ?? '127.0.0.1')
  return {
    env,
    running: stack !== undefined,
    root: ROOT,
    envFile,
    serverUrl: stack?.address ?? `http://${host}:${env.PORT ?? '3000'}`,
    now: Date.now,
    packagesOff: () => packagesOff(ROOT, { withDevelopment: existsSync(join(ROOT, 'node_modules/vitest')) }),
    settingGaps: () => gapsOf(env),
    shared: {},
  }
}

function databaseOf(env: NodeJS.ProcessEnv): string {
  return env.KINETRA_DB ?? readConfig({}).KINETRA_DB
}

function gapsOf(env: DoctorContext['env']): readonly string[] {
  try {
    readConfig({ ...env })
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.gaps
    throw error
  }
}
