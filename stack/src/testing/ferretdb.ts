import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findProgram } from '../install/find-program.ts'

const run = promisify(execFile)

/** The last version that runs without PostgreSQL. */
const VERSION = 'v1.24.2'
const MODULE = `github.com/FerretDB/FerretDB@${VERSION}`

export interface FerretDb {
  /** `host:port`, for a MongoDB address. */
  readonly host: string
  stop(): Promise<void>
}

export interface Credentials {
  readonly user: string
  readonly password: string
  readonly database: string
}

/**
 * Starts FerretDB with one user: a server of MongoDB's protocol that asks who is there (SCRAM), which
 * mongo-java-server does not. Built with Go into `cacheFolder` where it is not there (about two minutes);
 * gives a `reason` where this machine has no Go.
 * @param dataFolder an empty folder for its files.
 */
export async function startFerretDb(
  cacheFolder: string,
  dataFolder: string,
  credentials: Credentials,
): Promise<FerretDb | { reason: string }> {
  const go = findProgram('go')
  if (!go)
    return { reason: 'MongoDB’s users are tested with FerretDB, which needs Go on the PATH to be built' }
  const program = await build(go, cacheFolder)
  const args = {
    handler: 'sqlite',
    'sqlite-url': `file:${dataFolder}/`,
    'state-dir': dataFolder,
    'listen-addr': '127.0.0.1:0',
    'debug-addr': '-',
    telemetry: 'disable',
    'setup-username': credentials.user,
    'setup-password': credentials.password,
    'setup-database': credentials.database,
  }
  const server = spawn(
    program,
    ['--test-enable-new-auth', ...Object.entries(args).map(([name, value]) => `--${name}=${value}`)],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  return {
    host: await hostOf(server),
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return
      server.kill()
      await once(server, 'exit')
    },
  }
}

/** Where it listens, as soon as it does. */
async function hostOf(server: ChildProcess): Promise<string> {
  let log = ''
  return await new Promise<string>((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4000)
      const [, host] = /Listening on TCP (\S+:\d+)/.exec(log) ?? []
      if (host) resolve(host)
    })
    server.once('exit', (code) => reject(new Error(`FerretDB ended with ${code}: ${log}`)))
    server.once('error', reject)
  })
}

/** Into a folder of its own, put in place whole: nobody ever sees half a program. */
async function build(go: string, cacheFolder: string): Promise<string> {
  const place = join(cacheFolder, 'ferretdb', VERSION)
  const program = join(place, 'ferretdb')
  if (existsSync(program)) return program
  await mkdir(place, { recursive: true })
  const folder = await mkdtemp(join(place, 'build-'))
  try {
    // Outside of every Go module, so that the published one's own versions are taken.
    const { stdout } = await run(go, ['mod', 'download', '-json', MODULE], { cwd: folder })
    const source = join(folder, 'source')
    await cp(JSON.parse(stdout).Dir, source, { recursive: true })
    // The published module lacks this file, and is not to be written to.
    const versionFolder = join(source, 'build/version')
    await chmod(versionFolder, 0o755)
    await writeFile(join(versionFolder, 'version.txt'), `${VERSION}\n`)
    const built = join(folder, 'ferretdb')
    const options = ['-buildvcs=false', '-tags', 'ferretdb_no_postgresql', '-ldflags=-s', '-o', built]
    await run(go, ['build', ...options, './cmd/ferretdb'], { cwd: source })
    await rename(built, program)
    return program
  } finally {
    await run('chmod', ['-R', 'u+w', folder])
    await rm(folder, { recursive: true, force: true })
  }
}
