import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Stage } from './dockerfile.ts'
import { quoted } from './image-builder.ts'

/** One image's process, started as an engine would: its user, a read-only root, `/tmp` and `/data` to write to. */
export class Container {
  readonly #stage: Stage
  readonly #root: string
  readonly #environment: Record<string, string>
  readonly #child: ChildProcess
  readonly #startedAt = Date.now()
  #said = ''

  constructor(stage: Stage, root: string, data: string, variables: Record<string, string>) {
    this.#stage = stage
    this.#root = root
    this.#environment = { ...stage.environment, ...variables }
    mkdirSync(data, { recursive: true })
    const lines = [
      `chown ${stage.user} ${data}`,
      `mount --bind ${root} ${root}`,
      `mount --bind ${data} ${join(root, 'data')}`,
      `mount -t tmpfs tmpfs ${join(root, 'tmp')}`,
      `mount -t proc proc ${join(root, 'proc')}`,
      `mount --rbind /dev ${join(root, 'dev')}`,
      `mount -o remount,bind,ro ${root}`,
      this.#exec(stage.command),
    ]
    this.#child = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', '-ec', lines.join('\n')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#said = (this.#said + text).slice(-8000)
      })
    }
  }

  get output(): string {
    return this.#said
  }

  /**
   * Runs the image's own health check until it succeeds; throws when the process ends or time is up.
   * @returns milliseconds from the start of the process.
   */
  async healthy(withinMs: number): Promise<number> {
    const deadline = Date.now() + withinMs
    while (Date.now() < deadline) {
      if (this.#child.exitCode !== null) break
      const check = spawn('sh', ['-ec', this.#exec(this.#stage.healthcheck)], { stdio: 'ignore' })
      const [code] = await once(check, 'exit')
      if (code === 0) return Date.now() - this.#startedAt
    }
    throw new Error(`${this.#stage.name} is not healthy (exit code ${this.#child.exitCode}):\n${this.#said}`)
  }

  /** Whether a piece of JavaScript succeeds where the process runs: its files, its user, its mounts. */
  succeeds(code: string): boolean {
    const inside = this.#exec(['/usr/local/bin/node', '-e', code])
    const target = ['--target', String(this.#child.pid), '--mount']
    return spawnSync('nsenter', [...target, 'sh', '-ec', inside], { stdio: 'ignore' }).status === 0
  }

  /** Whether even root, where the process runs, finds a folder on a read-only file system. */
  refusesWrites(folder: string): boolean {
    const target = ['--target', String(this.#child.pid), '--mount']
    const probe = join(this.#root, folder, 'probe')
    const { status, stderr } = spawnSync('nsenter', [...target, 'touch', probe], { encoding: 'utf8' })
    return status !== 0 && stderr.includes('Read-only file system')
  }

  /** Sends SIGTERM; answers the exit code, null where it had to be killed. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), 20_000)
    const [code] = await ended
    clearTimeout(impatience)
    return code
  }

  #exec(command: readonly string[]): string {
    const variables = Object.entries(this.#environment).map(([name, value]) => `${name}=${value}`)
    const [user = '', group = ''] = (this.#stage.user ?? '').split(':')
    const changes = ['--setgid', group, '--setuid', user, '--root', this.#root, '--wd', '/app']
    return `exec ${['env', '-i', ...variables, 'unshare', ...changes, ...command].map(quoted).join(' ')}`
  }
}
