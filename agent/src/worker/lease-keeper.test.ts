import { type ChildProcess, fork } from 'node:child_process'
import { on, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@kinetra/store/open-store'
import { expect, it, onTestFinished, vi } from 'vitest'
import { LeaseKeeper } from './lease-keeper.ts'

const PROGRAM = join(import.meta.dirname, '../testing/lease-holder.ts')
const CALL = 'c'.repeat(32)
const LONGER_THAN_A_LEASE_MS = 4500

async function holdCall() {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-lease-'))
  const databasePath = join(folder, 'kinetra.db')
  const store = await openStore({ databasePath })
  await store.calls.create({ id: CALL, userId: 'local', workoutId: null, roomName: 'a-room' })
  new LeaseKeeper(store.calls)
  const job = fork(PROGRAM, [databasePath, CALL, 'job-1'])
  const exited = once(job, 'exit')
  onTestFinished(async () => {
    job.kill('SIGKILL')
    await exited
    await store.close()
    await rm(folder, { recursive: true })
  })
  await said(job, (message) => message === 'held')
  return { store, job, exited }
}

const said = async (job: ChildProcess, isWanted: (message: unknown) => boolean): Promise<unknown> => {
  // All of them: on a busy machine two come at once.
  for await (const [message] of on(job, 'message')) if (isWanted(message)) return message
  throw new Error('the job has ended')
}

it('keeps the call of a job that its processor is kept from for longer than a lease', {
  timeout: 60_000,
}, async () => {
  const { store, job } = await holdCall()
  job.kill('SIGSTOP')
  const untilMs = performance.now() + LONGER_THAN_A_LEASE_MS
  while (performance.now() < untilMs) {
    expect(await store.calls.lease(CALL)).toMatchObject({ holder: 'job-1' })
    expect(await store.calls.claimLease(CALL, 'job-2', 3000)).toBe(false)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  job.kill('SIGCONT')
  // It goes on as if nothing had been.
  expect(await said(job, (message) => typeof message === 'object' || message === 'lost')).not.toBe('lost')
})

it('frees the call of a job that was killed before its lease runs out', { timeout: 60_000 }, async () => {
  const { store, job, exited } = await holdCall()
  const lease = await store.calls.lease(CALL)
  job.kill('SIGKILL')
  await exited
  await vi.waitFor(async () => expect(await store.calls.lease(CALL)).toBeNull())
  expect(await store.now()).toBeLessThan(Date.parse(lease?.expiresAt ?? ''))
})
