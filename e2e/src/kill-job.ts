import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openStore } from '@kinetra/store/open-store'
import { callsOf } from './api.ts'
import type { ReachableProduct } from './product.ts'

/** Kills the job process that holds the newest call about a workout, as the kernel would when memory runs out. */
export async function killJobOf(product: ReachableProduct, workoutId: string): Promise<void> {
  const [call] = await callsOf(product, workoutId)
  const store = await openStore({ databasePath: product.databasePath })
  const lease = await store.calls.lease(call?.id ?? '')
  await store.close()
  if (!lease) throw new Error('nobody holds the call')
  process.kill(await processOf(lease.holder, product), 'SIGKILL')
}

/** A lease's holder is LiveKit's id of the job; the worker's log names the process of each job. */
async function processOf(jobId: string, product: ReachableProduct): Promise<number> {
  const log = await readFile(join(dirname(product.databasePath), 'logs', 'agent.log'), 'utf8')
  const entry = log
    .split('\n')
    .filter((line) => line.includes(`"jobID":"${jobId}"`))
    .at(-1)
  if (!entry) throw new Error(`the log knows no job ${jobId}`)
  return (JSON.parse(entry) as { pid: number }).pid
}
