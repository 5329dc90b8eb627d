import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import type { Beginnings } from './beginnings.ts'
import type { Places } from './places.ts'

/** What a warm process takes, about (docs/decisions/0007). */
const PROCESS_BYTES = 110 * 2 ** 20
/** Processes that nobody may need take at most this part of the memory that is there. */
const MEMORY_SHARE = 1 / 4
/** A process is ready in 2 s; on a machine that is very busy it may take ten times as long. */
const READY_WITHIN_MS = 60_000
const LOOK_EVERY_MS = 100
const JOB_PROGRAM = 'job_proc_lazy_main'

/** How many processes are to be there beside those that hold a call. */
export function warmWanted(
  fixed: number | undefined,
  { capacity, calls, availableBytes }: { capacity: number; calls: number; availableBytes: number },
): number {
  if (fixed !== undefined) return fixed
  const fitting = Math.floor((availableBytes * MEMORY_SHARE) / PROCESS_BYTES)
  return Math.max(1, Math.min(capacity - calls, fitting))
}

/**
 * Whether a process has to begin beside calls that begin themselves: a call has none, or the next one would have none. A full
 * worker takes no call, so its next process waits until those that it has taken have begun.
 * @param counts.begun processes that are ready, or will be.
 */
export function isUrgent(counts: {
  readonly begun: number
  readonly calls: number
  readonly capacity: number
}): boolean {
  const { begun, calls, capacity } = counts
  return begun < Math.min(calls + 1, capacity)
}

interface Options {
  readonly places: Places
  readonly beginnings: Beginnings
  readonly capacity: number
  /** How many are to be warm, where an operator has said so. */
  readonly fixed: number | undefined
}

/**
 * Lets the framework's processes begin when they are wanted. It keeps a fixed number of them ready, starting one after
 * another, and says nothing: so they are met where Node announces every new child process, and each is stopped
 * at its birth (SIGSTOP, where there is such a thing) until its time has come.
 */
export class WarmProcesses {
  readonly #options: Options
  /** Stopped, in the order of their birth. */
  readonly #waiting = new Set<ChildProcess>()
  /** Of those that have begun, the ones that are not ready yet. */
  readonly #starting = new Set<ChildProcess>()
  readonly #begun = new Set<ChildProcess>()
  #state: 'working' | 'draining' | 'ending' = 'working'

  constructor(options: Options) {
    this.#options = options
    // There are no such signals.
    if (process.platform === 'win32') return
    subscribe('child_process', (message) => {
      const { process: child } = message as { process: ChildProcess }
      // It is announced before it is made.
      queueMicrotask(() => {
        if (child.spawnargs.some((argument) => argument.includes(JOB_PROGRAM))) this.#met(child)
      })
    })
    setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
  }

  /** No process is wanted any more. One that is not ready cannot be asked to end, and would be waited for. */
  drain(): void {
    this.#state = 'draining'
    this.#killUnready()
  }

  /** The framework ends all processes now. */
  end(): void {
    this.#state = 'ending'
    this.#killUnready()
  }

  #met(child: ChildProcess): void {
    if (child.pid === undefined) return
    child.once('exit', () => {
      for (const set of [this.#waiting, this.#starting, this.#begun]) set.delete(child)
    })
    this.#waiting.add(child)
    if (this.#mayBegin()) this.#begin(child)
    else child.kill('SIGSTOP')
  }

  #mayBegin(): boolean {
    if (this.#state !== 'working') return false
    const { places, beginnings, capacity, fixed } = this.#options
    const { calls } = places
    const begun = this.#begun.size
    const warm = warmWanted(fixed, { capacity, calls, availableBytes: process.availableMemory() })
    if (begun >= calls + warm) return false
    // Calls that are beginning are given the processor first.
    return isUrgent({ begun, calls, capacity }) || (places.waiting === 0 && !beginnings.areUnderWay)
  }

  #begin(child: ChildProcess): void {
    this.#waiting.delete(child)
    this.#starting.add(child)
    this.#begun.add(child)
    child.kill('SIGCONT')
    const late = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS).unref()
    // What it says first is that it is ready.
    for (const event of ['message', 'exit'])
      child.once(event, () => {
        clearTimeout(late)
        this.#starting.delete(child)
      })
  }

  #look(): void {
    if (this.#state === 'ending') this.#killUnready()
    for (const child of this.#waiting) {
      if (!this.#mayBegin()) return
      this.#begin(child)
    }
  }

  #killUnready(): void {
    for (const child of [...this.#waiting, ...this.#starting]) child.kill('SIGKILL')
  }
}
