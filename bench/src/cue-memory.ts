import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { openStore } from '@kinetra/store/open-store'
import type { FollowerMemory } from './cue-follower.ts'
import { longRun } from './long-run.ts'

const BATCH_MS = 2000
const START_MS = Date.UTC(2026, 0, 1)

/**
 * Records a workout of both feet at 100 Hz as fast as the store takes it, and prints the memory of what follows it in a
 * process of its own, as a job does.
 */
export async function benchCueMemory(minutes: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-bench-'))
  const databasePath = join(folder, 'kinetra.db')
  const store = await openStore({ databasePath, synchronous: 'NORMAL' })
  const { id } = await store.workouts.create(LOCAL_USER, { name: 'Long run', type: 'running' })
  const follower = fork(new URL('./cue-follower.ts', import.meta.url), [databasePath, LOCAL_USER, id], {
    execArgv: ['--expose-gc'],
  })
  const ready = Promise.withResolvers<void>()
  const over = Promise.withResolvers<void>()
  let followed = 0
  follower.on('message', ({ atMs, frames, heapMb, privateMb, isOver }: FollowerMemory) => {
    ready.resolve()
    followed = frames
    const at = String(Math.round(atMs / 60_000)).padStart(4)
    process.stdout.write(
      `${at} min: ${frames} frames, heap ${heapMb.toFixed(1)} MB, resident ${privateMb.toFixed(1)} MB\n`,
    )
    if (isOver) over.resolve()
  })
  follower.once('exit', () => over.resolve())
  await ready.promise
  let seq = 0
  let sent = 0
  for (const batch of longRun(START_MS, minutes * 60, () => BATCH_MS)) {
    await store.workouts.appendFrames(LOCAL_USER, id, { seq, frames: batch })
    seq += 1
    sent += batch.length
  }
  await store.workouts.complete(LOCAL_USER, id)
  await over.promise
  follower.kill()
  process.stdout.write(`${sent} frames recorded, ${followed} followed\n`)
  await store.close()
  await rm(folder, { recursive: true, force: true })
}
