import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Part, PartFailedError, type PartPlan } from './part.ts'

/** Ends of one part within so long that are more than bad luck. */
const RESTARTS = 3
const WITHIN_MS = 60_000

/**
 * Starts parts and keeps them together. One that was ready and ends unasked is started again where somebody wants to
 * be told of it; else, or when that does not help, it is the failure of all. A watchdog process ends them when this
 * process dies without having stopped them.
 */
export class Supervisor {
  /** Resolves when a part has ended for good that nobody asked to. */
  readonly failure: Promise<PartFailedError>
  readonly #logFolder: string
  readonly #onRestart: ((ended: PartFailedError) => void) | undefined
  readonly #wereReady = new Set<string>()
  readonly #restarts = new Map<string, number[]>()
  readonly #watchdog: ChildProcess
  readonly #parts: Part[] = []
  readonly #fail: (error: PartFailedError) => void
  #stopping: Promise<void> | undefined

  /** @param onRestart is told how a part ended that is started again; without it the first end is the failure of all. */
  constructor(logFolder: string, onRestart?: (ended: PartFailedError) => void) {
    this.#logFolder = logFolder
    this.#onRestart = onRestart
    const failure = Promise.withResolvers<PartFailedError>()
    this.failure = failure.promise
    this.#fail = failure.resolve
    const program = fileURLToPath(new URL('./watchdog.ts', import.meta.url))
    this.#watchdog = spawn(process.execPath, [program], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    })
    // A watchdog that is gone takes nothing with it; writing to it must not end us either.
    this.#watchdog.on('error', () => undefined)
    this.#watchdog.stdin?.on('error', () => undefined)
    this.#watchdog.unref()
  }

  /** In the order they were started. */
  get parts(): readonly Part[] {
    return this.#parts
  }

  /** Starts a part; resolves with the milliseconds until it was ready. @throws PartFailedError */
  async start(plan: PartPlan): Promise<number> {
    if (this.#stopping !== undefined)
      throw new Error(`${plan.title} was not started: everything is being ended.`)
    const milliseconds = await this.#launch(plan).ready()
    this.#wereReady.add(plan.name)
    return milliseconds
  }

  #launch(plan: PartPlan): Part {
    const part = new Part(plan, this.#logFolder)
    this.#parts.push(part)
    this.#watchdog.stdin?.write(`+${part.pid}\n`)
    void part.ended.then(async (what) => {
      if (this.#stopping !== undefined) return
      const ended = new PartFailedError(plan, what, part.logFile)
      if (this.#onRestart && this.#mayRestart(plan)) await this.#restart(part, ended, this.#onRestart)
      else this.#fail(ended)
    })
    return part
  }

  #mayRestart(plan: PartPlan): boolean {
    if (!this.#wereReady.has(plan.name)) return false
    const now = performance.now()
    const lately = (this.#restarts.get(plan.name) ?? []).filter((at) => now - at < WITHIN_MS)
    this.#restarts.set(plan.name, [...lately, now])
    return lately.length < RESTARTS
  }

  async #restart(part: Part, ended: PartFailedError, tell: (ended: PartFailedError) => void): Promise<void> {
    tell(ended)
    // What it had started goes with it: two workers, or two servers on one port, would be in each other's way.
    await part.stop()
    this.#parts.splice(this.#parts.indexOf(part), 1)
    this.#watchdog.stdin?.write(`-${part.pid}\n`)
    if (this.#stopping !== undefined) return
    const next = this.#launch(part.plan)
    // One that ends once more is started once more.
    await next.ready().catch((error) => (next.isRunning ? this.#fail(error) : undefined))
  }

  /** Ends all parts, the last started first; the same promise each time. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll()
    return this.#stopping
  }

  async #stopAll(): Promise<void> {
    await Promise.all(this.#parts.map((part) => part.stop()))
    // Its input's end ends the watchdog; with its list empty it has nothing left to do.
    for (const part of this.#parts) this.#watchdog.stdin?.write(`-${part.pid}\n`)
    this.#watchdog.stdin?.end()
  }
}
