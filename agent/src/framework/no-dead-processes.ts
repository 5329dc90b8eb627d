/** What is private in the framework's pool of processes. */
interface ProcPool {
  readonly warmedProcQueue: {
    readonly items: Warmed[]
    put(warmed: Warmed): Promise<void>
  }
  start(): void
}

interface Warmed {
  readonly proc: { join(): Promise<void> }
  /** Lets the next process begin. */
  unlock(): void
}

const pool = new URL('ipc/proc_pool.js', import.meta.resolve('@livekit/agents'))

/**
 * Makes the worker's pool forget a warm process that has died, and begin another. Left alone it keeps the dead one, and gives it
 * the next call, which nobody then takes. To be called before the worker is made.
 */
export async function keepNoDeadProcesses(): Promise<void> {
  const { ProcPool } = (await import(pool.href)) as { ProcPool: { prototype: ProcPool } }
  const { start } = ProcPool.prototype
  ProcPool.prototype.start = function () {
    const queue = this.warmedProcQueue
    const put = queue.put.bind(queue)
    queue.put = async (warmed) => {
      await put(warmed)
      void warmed.proc.join().then(() => {
        const at = queue.items.indexOf(warmed)
        // A call has it.
        if (at === -1) return
        queue.items.splice(at, 1)
        warmed.unlock()
      })
    }
    start.call(this)
  }
}
