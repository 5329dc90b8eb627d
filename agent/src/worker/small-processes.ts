import { join } from 'node:path'
import envPaths from 'env-paths'
import { type Config, setChildEnvironment } from '../config.ts'

/** V8 flags for processes that each hold one call (docs/decisions/0026), and what is loaded first (docs/decisions/0100). */
const FLAGS = [
  '--max-semi-space-size=2',
  '--heap-growing-percent=15',
  `--import=${new URL('../framework/left-out.ts', import.meta.url).href}`,
]

/**
 * Makes the processes that the framework forks small, however this one was started: `fork` hands on this
 * process's `execArgv` and its environment, and the framework offers no other way to set either.
 */
export function keepProcessesSmall(config: Config): void {
  process.execArgv.push(...FLAGS.filter((flag) => !process.execArgv.includes(flag)))
  setChildEnvironment({
    // glibc keeps an arena of freed memory for every thread that allocates; a job has a dozen.
    MALLOC_ARENA_MAX: '2',
    // glibc raises these by itself with each large buffer that is freed, and then keeps what it frees.
    MALLOC_TRIM_THRESHOLD_: String(128 * 1024),
    MALLOC_MMAP_THRESHOLD_: String(128 * 1024),
    // The framework's watch over its own event loop: a thread with a heap of its own in every job, and 50 wake-ups a second.
    LIVEKIT_AGENTS_LOOP_BLOCK_WARN_MS: '0',
    // Compiled modules, types already stripped: a job process is ready in a fraction of the time.
    NODE_COMPILE_CACHE: join(config.KINETRA_CACHE ?? envPaths('kinetra', { suffix: '' }).cache, 'compiled'),
  })
}
