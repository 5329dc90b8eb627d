import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { extract } from 'tar'
import { DownloadError, download, downloadText } from './download.ts'
import type { Progress } from './progress.ts'

export interface Release {
  readonly version: string
  /** The folder of all releases; each file is at `<downloads>/v<version>/<file>`. */
  readonly downloads: string
  readonly platform: NodeJS.Platform
  readonly arch: string
  /** Where the program goes. */
  readonly target: string
  readonly report: Progress
}

/** The release's archive for a machine; undefined where none is published (macOS: Homebrew has it). */
export function archiveName(version: string, platform: NodeJS.Platform, arch: string): string | undefined {
  const machine = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' }[arch]
  if (!machine) return undefined
  if (platform === 'linux') return `livekit_${version}_linux_${machine}.tar.gz`
  if (platform === 'win32') return `livekit_${version}_windows_${machine}.zip`
  return undefined
}

/** Fetches, checks and unpacks the official release. @throws DownloadError */
export async function installRelease(release: Release): Promise<void> {
  const name = archiveName(release.version, release.platform, release.arch)
  if (!name) throw new DownloadError(`no release is published for ${release.platform} ${release.arch}`)
  const base = `${release.downloads}/v${release.version}`
  const sha256 = checksumOf(name, await downloadText(`${base}/checksums.txt`))
  const archive = join(dirname(release.target), name)
  await download({ url: `${base}/${name}`, path: archive, sha256, report: release.report })
  const fresh = `${release.target}.new`
  if (name.endsWith('.zip')) unzipProgram(archive, fresh)
  else await untarProgram(archive, fresh)
  chmodSync(fresh, 0o755)
  renameSync(fresh, release.target)
  rmSync(archive)
}

function checksumOf(name: string, list: string): string {
  for (const line of list.split('\n')) {
    const [sum, file] = line.trim().split(/\s+\*?/)
    if (file === name && sum && /^[0-9a-f]{64}$/.test(sum)) return sum
  }
  throw new DownloadError(`the release's checksums.txt does not name ${name}`)
}

async function untarProgram(archive: string, target: string): Promise<void> {
  const folder = `${target}.folder`
  mkdirSync(folder, { recursive: true })
  await extract({ file: archive, cwd: folder }, ['livekit-server'])
  renameSync(join(folder, 'livekit-server'), target)
  rmSync(folder, { recursive: true })
}

function unzipProgram(archive: string, target: string): void {
  const wanted = 'livekit-server.exe'
  const program = unzipSync(readFileSync(archive), { filter: (file) => file.name === wanted })[wanted]
  if (!program) throw new DownloadError(`the archive ${archive} has no ${wanted}`)
  writeFileSync(target, program)
}
