import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { spawnChild } from './child.ts'
import type { Report } from './progress.ts'

export interface GoInstall {
  /** The `go` program. */
  readonly go: string
  /** `<package>@<version>`. */
  readonly module: string
  /** Where the built program goes. */
  readonly target: string
  readonly report: Report
}

/** Builds a published Go program. Rejects with the last lines of what Go said. */
export async function goInstall({ go, module, target, report }: GoInstall): Promise<void> {
  const bin = mkdtempSync(join(dirname(target), 'go-'))
  const startedAt = Date.now()
  const timer = setInterval(() => {
    report(`building with Go, ${Math.round((Date.now() - startedAt) / 1000)} s so far`)
  }, 10_000)
  try {
    // Without what a debugger wants, and with more memory before it is collected: a seventh of the time less.
    const args = ['install', '-ldflags=-s -w', '-gcflags=all=-dwarf=false', module]
    await run(go, args, { GOGC: '400', ...process.env, GOBIN: bin })
    const [program] = readdirSync(bin)
    if (!program) throw new Error('go install brought no program')
    renameSync(join(bin, program), target)
  } finally {
    clearInterval(timer)
    rmSync(bin, { recursive: true, force: true })
  }
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawnChild(command, args, { env })
    child.stdout.resume()
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-800)
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`go install ended with ${code}: ${said.trim()}`))
    })
  })
}
