import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { debianProgram } from '../../stack/src/install/debian-program.ts'

const SUITE = 'bookworm'
/** What images named node:…-bookworm-slim hold beyond Debian's minimum, as far as Node's program needs it. */
const PACKAGES = 'libstdc++6'

/** Why no clean root can be made on this machine; undefined where one can. */
export function reasonToSkip(cacheFolder: string): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs Linux and root, for chroot'
  const missing = ['chroot', 'unshare', 'nsenter'].filter((name) => !hasProgram(name))
  if (missing.length > 0) return `${missing.join(', ')} not installed`
  if (spawnSync('unshare', ['--mount', 'true']).status !== 0) return 'mount namespaces are not allowed here'
  const program = debootstrap(cacheFolder)
  return 'reason' in program ? program.reason : undefined
}

/** The one of this machine, or one unpacked for this test: a shell script that finds its parts by a variable. */
function debootstrap(cacheFolder: string): { command: readonly [string, ...string[]] } | { reason: string } {
  if (hasProgram('debootstrap')) return { command: ['debootstrap'] }
  const found = debianProgram(cacheFolder, ['debootstrap'], 'usr/sbin/debootstrap')
  if ('reason' in found) return found
  const [env, ...rest] = found.command
  return { command: [env, `DEBOOTSTRAP_DIR=${join(found.root, 'usr/share/debootstrap')}`, ...rest] }
}

/** A minimal Debian, made by debootstrap once and kept in the cache folder; answers its path. */
export function debianRoot(cacheFolder: string): string {
  const root = join(cacheFolder, `debian-${SUITE}`)
  if (existsSync(root)) return root
  const unfinished = `${root}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  const program = debootstrap(cacheFolder)
  if ('reason' in program) throw new Error(program.reason)
  const [name, ...before] = program.command
  const options = ['--variant=minbase', `--include=${PACKAGES}`, SUITE, unfinished]
  const made = spawnSync(name, [...before, ...options], { encoding: 'utf8', timeout: 600_000 })
  if (made.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new Error(`debootstrap failed: ${made.stdout.split('\n').slice(-5).join('\n')}${made.stderr}`)
  }
  execFileSync('chroot', [unfinished, 'apt-get', 'clean'])
  renameSync(unfinished, root)
  return root
}

/**
 * Writes into `layer` what the base image has over Debian: Node and npm. And what a build gets from its
 * builder: name resolution, certificates, and this machine's npm settings, which so never enter the repository.
 */
export function addBaseImage(layer: string, node: string, env: NodeJS.ProcessEnv): void {
  const put = (from: string, to: string) => {
    if (!existsSync(from)) return
    mkdirSync(dirname(join(layer, to)), { recursive: true })
    copyFileSync(from, join(layer, to))
  }
  put(node, 'usr/local/bin/node')
  for (const file of ['etc/resolv.conf', 'etc/hosts', 'etc/ssl/certs/ca-certificates.crt'])
    put(`/${file}`, file)
  put(npmSetting('userconfig', env), 'root/.npmrc')
  put(npmSetting('globalconfig', env), 'usr/local/etc/npmrc')
  const modules = execFileSync('npm', ['root', '--global'], { encoding: 'utf8', env: machine(env) }).trim()
  cpSync(join(modules, 'npm'), join(layer, 'usr/local/lib/node_modules/npm'), { recursive: true })
  const npm = join(layer, 'usr/local/bin/npm')
  writeFileSync(npm, '#!/bin/sh\nexec node /usr/local/lib/node_modules/npm/bin/npm-cli.js "$@"\n', {
    mode: 0o755,
  })
}

/** Where npm keeps what it has fetched before. */
export function npmCache(env: NodeJS.ProcessEnv): string {
  return npmSetting('cache', env)
}

function npmSetting(name: string, env: NodeJS.ProcessEnv): string {
  return execFileSync('npm', ['config', 'get', name], {
    encoding: 'utf8',
    env: machine(env),
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
}

/** npm looks for its settings and for itself beside the Node that runs it: that must be this machine's own. */
function machine(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  const settings = Object.entries(env).filter(
    ([name]) => !/^npm_(?!config_)|^npm_config_(global|local)_?prefix/.test(name),
  )
  return { ...Object.fromEntries(settings), PATH: own.join(delimiter) }
}

function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0
}
