import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Store } from '../store.ts'

const WRITER = fileURLToPath(new URL('./append-forever.ts', import.meta.url))
const FRAMES_A_BATCH = 25

export interface WriterPlan {
  /** The SQLite file, or the address of a MongoDB. */
  readonly place: string
  readonly owner: string
  readonly id: string
  readonly first: number
  readonly step?: number
}

/** The last number that a writer said before it was killed with SIGKILL in the middle of its work. */
export async function killWriter(plan: WriterPlan, acknowledged: number): Promise<number> {
  const { place, owner, id, first, step = 1 } = plan
  const writer = spawn(process.execPath, [WRITER, place, owner, id, String(first), String(step)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last = -1
  let count = 0
  const exit = once(writer, 'exit')
  for await (const line of createInterface({ input: writer.stdout })) {
    last = Number(line)
    count += 1
    // At a different moment each time: after the acknowledgement, or into the next append.
    if (count === acknowledged) setTimeout(() => writer.kill('SIGKILL'), acknowledged % 5)
  }
  await exit
  return last
}

/**
 * Kills one writer of a workout after another; throws where an acknowledged batch is lost, or any is counted twice.
 * Gives how many batches are there.
 */
export async function killWriters(
  store: Store,
  plan: Omit<WriterPlan, 'first'>,
  kills: number,
): Promise<number> {
  const { owner, id } = plan
  let first = 0
  for (let kill = 0; kill < kills; kill++) {
    const last = await killWriter({ ...plan, first }, 3 + (kill % 7))
    const { frameCount } = await store.workouts.get(owner, id)
    const summary = await store.workouts.summary(owner, id)
    const frames = await store.workouts.frames(owner, id, {
      fromMs: 0,
      toMs: Number.POSITIVE_INFINITY,
      limit: 10_000,
    })
    const counts = { workout: frameCount, summary: summary?.frameCount, frames: frames.length }
    // All that was acknowledged, and at most the one batch whose acknowledgement was cut off.
    const allowed = [last + 1, last + 2].map((batches) => batches * FRAMES_A_BATCH)
    if (
      last < first ||
      Object.values(counts).some((count) => count !== frameCount || !allowed.includes(count))
    )
      throw new Error(
        `Batch ${last} was acknowledged before kill ${kill}; there are ${JSON.stringify(counts)} frames.`,
      )
    first = frameCount / FRAMES_A_BATCH
  }
  return first
}
