import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findProgram, isProgram } from './find-program.ts'
import { goInstall } from './go-install.ts'
import { installRelease } from './livekit-release.ts'
import type { Progress } from './progress.ts'

/** The newest version that `go install` accepts; the release of the same version is the same program. */
export const LIVEKIT_VERSION = '1.13.5'

/** There is no LiveKit server and no way to get one here. */
export class NoLivekitServerError extends Error {
  override readonly name = 'NoLivekitServerError'
  constructor(tried: readonly string[]) {
    super(
      [
        'There is no LiveKit server on this machine, and none could be installed:',
        ...tried.map((reason) => `  ${reason}`),
        'Any of these helps:',
        '  - macOS: brew install livekit',
        `  - download version ${LIVEKIT_VERSION} from https://github.com/livekit/livekit/releases and put livekit-server on the PATH`,
        '  - install Go (https://go.dev/dl) and start again: the server is then built from its source',
        '  - set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET to use LiveKit Cloud or a server of yours',
      ].join('\n'),
    )
  }
}

export interface LivekitServerOptions {
  readonly cache: string
  readonly downloads: string
  readonly report: Progress
  /** The folders to look for programs in; the environment's where absent. */
  readonly path?: string | undefined
  readonly platform?: NodeJS.Platform
  readonly arch?: string
}

/**
 * The path of a LiveKit server: one on the PATH, one in the cache, the official release, or one built
 * with Go, in this order. @throws NoLivekitServerError
 */
export async function installLivekitServer(options: LivekitServerOptions): Promise<string> {
  const { report, platform = process.platform, arch = process.arch } = options
  const onPath = findProgram('livekit-server', options.path)
  if (onPath) return onPath
  const program = platform === 'win32' ? 'livekit-server.exe' : 'livekit-server'
  const target = join(options.cache, 'livekit-server', LIVEKIT_VERSION, program)
  if (isProgram(target)) return target
  mkdirSync(dirname(target), { recursive: true })
  const tried: string[] = []
  try {
    report.now(`fetching release ${LIVEKIT_VERSION}`)
    await installRelease({
      version: LIVEKIT_VERSION,
      downloads: options.downloads,
      platform,
      arch,
      target,
      report,
    })
    report.now('installed')
    return target
  } catch (error) {
    tried.push(`Release: ${messageOf(error)}`)
  }
  const go = findProgram('go', options.path)
  if (!go) throw new NoLivekitServerError([...tried, 'Go: not installed'])
  try {
    report.now('the release cannot be fetched here; building it with Go (about two minutes)')
    await goInstall({
      go,
      module: `github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_VERSION}`,
      target,
      report,
    })
    report.now('built')
    return target
  } catch (error) {
    throw new NoLivekitServerError([...tried, `Go: ${messageOf(error)}`])
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
