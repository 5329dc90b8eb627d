import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import type { Places } from './places.ts'

/** What a warm process takes, about (docs/decisions/0007). */
const PROCESS_BYTES = 110 * 2 ** 20
/** Processes that nobody may need take at most this part of the memory that is there. */
const MEMORY_SHARE = 1 / 4
/** Calls that have just begun are given the processor first. */
const QUIET_MS = 3000
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
 * Lets the framework's processes begin when they are wanted. It keeps a fixed number of them ready, starting one after
 * another, and says nothing: so they are met where Node announces every new child process, and each is stopped
 * at its birth (SIGSTOP, where there is such a thing) until its time has come.
 */
export class WarmProcesses {
  readonly #options: {
    readonly places: Places
    readonly capacity: number
    readonly fixed: number | undefined
  }
  /** Stopped, in the order of their birth. */
  readonly #waiting = new Set<ChildProcess>()
  readonly #begun = new Set<ChildProcess>()
  #isOpen = process.platform === 'win32'
  #quietFromMs = 0
  #calls = 0

  constructor(options: { places: Places; capacity: number; fixed: number | undefined }) {
    this.#options = options
    subscribe('child_process', (message) => {
      const { process: child } = message as { process: ChildProcess }
      if (child.spawnargs.some((argument) => argument.includes(JOB_PROGRAM))) this.#met(child)
    })
    setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
  }

  /** For a worker that ends: all may begin, so that all can end. */
  open(): void {
    this.#isOpen = true
    this.#look()
  }

  #met(child: ChildProcess): void {
    if (this.#isOpen || child.pid === undefined) return
    child.once('exit', () => {
      this.#waiting.delete(child)
      this.#begun.delete(child)
    })
    if (this.#mayBegin()) return void this.#begun.add(child)
    this.#waiting.add(child)
    child.kill('SIGSTOP')
  }

  #mayBegin(): boolean {
    const { places, capacity, fixed } = this.#options
    const { calls, waiting } = places
    if (calls > this.#calls) this.#quietFromMs = performance.now() + QUIET_MS
    this.#calls = calls
    const warm = warmWanted(fixed, { capacity, calls, availableBytes: process.availableMemory() })
    if (this.#begun.size >= calls + warm) return false
    return waiting > 0 || this.#begun.size <= calls || performance.now() >= this.#quietFromMs
  }

  #look(): void {
    for (const child of this.#waiting) {
      if (!this.#isOpen && !this.#mayBegin()) return
      this.#waiting.delete(child)
      this.#begun.add(child)
      child.kill('SIGCONT')
      const late = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS).unref()
      // What it says first is that it is ready.
      child.once('message', () => clearTimeout(late))
      child.once('exit', () => clearTimeout(late))
    }
  }
}
