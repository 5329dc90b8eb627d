import { type CpuInfo, cpus } from 'node:os'

const shortestSpanMs = 150

type Sample = { atMs: number; idleMs: number; cores: number }

function sample(read: () => CpuInfo[]): Sample {
  const all = read()
  const idleMs = all.reduce((sum, { times }) => sum + times.idle, 0)
  return { atMs: performance.now(), idleMs, cores: all.length }
}

/**
 * A meter of how many cores had nothing to do since it was last asked (0 to the number of cores), whoever used the
 * others. Asked again within moments it repeats itself; where the system tells nothing, none counts as idle.
 */
export function createIdleCoresMeter(read: () => CpuInfo[] = cpus): () => number {
  let last = sample(read)
  let idle = last.cores
  return () => {
    const now = sample(read)
    if (now.atMs - last.atMs < shortestSpanMs) return idle
    idle = Math.min(now.cores, (now.idleMs - last.idleMs) / (now.atMs - last.atMs))
    last = now
    return idle
  }
}
