import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** A program that tests start, and where its packages lie. */
export interface DebianProgram {
  /** Its name on the command line, with what goes before it. */
  readonly command: readonly [string, ...string[]]
  /** The folder in which its packages are unpacked, in place of `/`. */
  readonly root: string
  /** LD_LIBRARY_PATH for a shell that starts it. */
  readonly libraries: string
}

const MINUTES_MS = 60_000

/**
 * A program out of Debian's packages, unpacked once into the cache folder: nothing is installed, no service is
 * started, and the machine stays as it was. Answers a reason where the machine is no Debian, or cannot fetch.
 * @param packages those that hold the program and the libraries that a machine may lack.
 * @param program its path in them, such as `usr/bin/promtool`.
 */
export function debianProgram(
  cacheFolder: string,
  packages: readonly string[],
  program: string,
): DebianProgram | { reason: string } {
  const root = join(cacheFolder, 'debian-packages', packages.join('+'))
  if (!existsSync(root)) {
    const reason = unpack(packages, root)
    if (reason) return { reason }
  }
  const folders = globSync('usr/lib/*-linux-gnu*', { cwd: root })
  const libraries = folders.map((folder) => join(root, folder)).join(':')
  return { root, libraries, command: ['env', `LD_LIBRARY_PATH=${libraries}`, join(root, program)] }
}

/** Into a folder of its own, put in place whole; answers why not. */
function unpack(packages: readonly string[], root: string): string | undefined {
  if (spawnSync('apt-get', ['--version']).status !== 0) return `${packages[0]} comes from Debian's packages`
  mkdirSync(join(root, '..'), { recursive: true })
  const fresh = mkdtempSync(`${root}-`)
  const download = () =>
    spawnSync('apt-get', ['download', '--quiet', ...packages], {
      cwd: fresh,
      encoding: 'utf8',
      timeout: 5 * MINUTES_MS,
    })
  try {
    let told = download()
    if (told.status !== 0) {
      // The lists of packages may be absent, or older than the packages that are served.
      spawnSync('apt-get', ['update', '--quiet'], { timeout: 5 * MINUTES_MS })
      told = download()
    }
    if (told.status !== 0) return `apt-get cannot fetch ${packages.join(', ')}: ${told.stderr.trim()}`
    for (const file of globSync('*.deb', { cwd: fresh })) {
      const unpacked = spawnSync('dpkg-deb', ['--extract', file, '.'], { cwd: fresh, encoding: 'utf8' })
      if (unpacked.status !== 0) return `${file} cannot be unpacked: ${unpacked.stderr.trim()}`
      rmSync(join(fresh, file))
    }
    if (!existsSync(root)) renameSync(fresh, root)
    return undefined
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}
