import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Part, PartFailedError, type PartPlan } from './part.ts'

/**
 * Starts parts and keeps them together: the first one that ends unasked is the failure of all. A
 * watchdog process ends them when this process dies without having stopped them.
 */
export class Supervisor {
  /** Resolves when a part ends that nobody asked to. */
  readonly failure: Promise<PartFailedError>
  readonly #logFolder: string
  readonly #watchdog: ChildProcess
  readonly #parts: Part[] = []
  readonly #fail: (error: PartFailedError) => void
  #stopping: Promise<void> | undefined

  constructor(logFolder: string) {
    this.#logFolder = logFolder
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
    const part = new Part(plan, this.#logFolder)
    this.#parts.push(part)
    this.#watchdog.stdin?.write(`+${part.pid}\n`)
    void part.ended.then((what) => {
      if (this.#stopping === undefined) this.#fail(new PartFailedError(plan, what, part.logFile))
    })
    return await part.ready()
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
