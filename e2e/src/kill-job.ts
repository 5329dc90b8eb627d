import { readdir, readFile } from 'node:fs/promises'
import type { Product } from './product.ts'

/**
 * Kills the process that holds the product's call, as the kernel would when memory runs out. A job
 * process that is in a call is the one whose threads carry LiveKit's media engine.
 */
export async function killJobOf(product: Product): Promise<void> {
  const jobs = await jobProcessesBelow(product.pid)
  const busy = await Promise.all(
    jobs.map(async (pid) => ({ pid, threads: (await readdir(`/proc/${pid}/task`)).length })),
  )
  const [inCall] = busy.toSorted((a, b) => b.threads - a.threads)
  if (!inCall) throw new Error('no job process is there')
  process.kill(inCall.pid, 'SIGKILL')
}

async function jobProcessesBelow(root: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const found = await Promise.all(
    pids.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return command.includes('job_proc') && (await descends(pid, root)) ? [pid] : []
    }),
  )
  return found.flat()
}

async function descends(pid: number, root: number): Promise<boolean> {
  for (let at = pid; at > 1; ) {
    if (at === root) return true
    const status = await readFile(`/proc/${at}/status`, 'utf8').catch(() => '')
    at = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0)
  }
  return false
}
