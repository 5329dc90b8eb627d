import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initializeLogger } from '@livekit/agents'
import { expect, it, onTestFinished, vi } from 'vitest'
import { keepNoDeadProcesses } from './no-dead-processes.ts'

initializeLogger({ pretty: false, level: 'silent' })
const { ProcPool } = await import(new URL('ipc/proc_pool.js', import.meta.resolve('@livekit/agents')).href)

const AGENT = `import { defineAgent } from '${import.meta.resolve('@livekit/agents')}'
export default defineAgent({ entry: async () => undefined })`

/** A pool of one process, which was ready and was killed. */
async function withItsProcessKilled() {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-pool-'))
  const agent = join(folder, 'agent.mjs')
  await writeFile(agent, AGENT)
  const pool = new ProcPool({
    agent,
    numIdleProcesses: 1,
    initializeTimeout: 60_000,
    closeTimeout: 10_000,
    sessionEndTimeout: 1000,
    memoryWarnMB: 0,
    memoryLimitMB: 0,
  })
  pool.start()
  onTestFinished(async () => {
    await pool.close()
    await rm(folder, { recursive: true })
  })
  const warmed: readonly { proc: { proc: ChildProcess } }[] = pool.warmedProcQueue.items
  const ready = () => warmed.map(({ proc }) => proc.proc)
  await vi.waitFor(() => expect(ready()).toHaveLength(1))
  const [first] = ready()
  if (!first) throw new Error('no process')
  const exited = once(first, 'exit')
  first.kill('SIGKILL')
  await exited
  return { first, ready }
}

it('a process that died is not given out any more, and another begins', async () => {
  const alone = await withItsProcessKilled()
  // The framework left alone: another call would be given to the dead one.
  expect(alone.ready()).toEqual([alone.first])
  await keepNoDeadProcesses()
  const patched = await withItsProcessKilled()
  await vi.waitFor(() => expect(patched.ready()).toHaveLength(1))
  expect(patched.ready()).not.toContain(patched.first)
  expect(patched.ready()[0]?.connected).toBe(true)
})
