import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const SOURCE = fileURLToPath(new URL('../../java/', import.meta.url))
const MINUTES_MS = 60_000

/** Where the server's classes are, and why they are not. */
export type WireServerInstall = { classPath: string } | { reason: string }

/**
 * Fetches mongo-java-server through Maven and compiles its start into `cacheFolder`, once; several test
 * processes may ask at the same time. Needs a JDK of version 17 or newer and Maven.
 */
export async function installWireServer(cacheFolder: string): Promise<WireServerInstall> {
  const folder = join(cacheFolder, `mongo-java-server-${await versionOfSource()}`)
  if (!existsSync(folder)) {
    const missing = await missingTool()
    if (missing) return { reason: missing }
    try {
      await install(cacheFolder, folder)
    } catch (error) {
      return { reason: `mongo-java-server could not be installed: ${firstLine(error)}` }
    }
  }
  const jars = (await readdir(folder)).filter((name) => name.endsWith('.jar'))
  const separator = process.platform === 'win32' ? ';' : ':'
  return { classPath: [folder, ...jars.map((name) => join(folder, name))].join(separator) }
}

/** Another start, or another version of the library, is another installation. */
async function versionOfSource(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(SOURCE)).sort()) hash.update(await readFile(join(SOURCE, name)))
  return hash.digest('hex').slice(0, 12)
}

async function missingTool(): Promise<string | undefined> {
  try {
    await run('javac', ['-version'])
    await run('mvn', ['-v'])
    return undefined
  } catch {
    return 'MongoDB is tested with mongo-java-server, which needs a JDK (17 or newer) and Maven on the PATH, or set MONGODB_TEST_URI'
  }
}

/** Into a folder of its own, put in place whole: nobody ever sees half an installation. */
async function install(cacheFolder: string, folder: string): Promise<void> {
  await mkdir(cacheFolder, { recursive: true })
  const fresh = await mkdtemp(join(cacheFolder, 'mongo-java-server-'))
  try {
    await copyFile(join(SOURCE, 'pom.xml'), join(fresh, 'pom.xml'))
    const copy = [
      '-q',
      '-B',
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${fresh}`,
    ]
    await run('mvn', copy, { cwd: fresh, timeout: 3 * MINUTES_MS })
    const classPath = join(fresh, '*')
    const sources = (await readdir(SOURCE)).filter((name) => name.endsWith('.java'))
    await run('javac', ['-cp', classPath, '-d', fresh, ...sources.map((name) => join(SOURCE, name))], {
      timeout: MINUTES_MS,
    })
    await rename(fresh, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0]
