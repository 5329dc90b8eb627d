import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { Beginnings } from './beginnings.ts'

const PROGRAM = join(import.meta.dirname, '../testing/beginner.ts')

/** Longer than any machine takes to start four processes. */
const FOREVER_MS = 600_000

it('jobs begin in the order in which they ask, so many at a time; one that has begun, or has died, makes room', async () => {
  const beginnings = new Beginnings(2, FOREVER_MS)
  expect(beginnings.areUnderWay).toBe(false)
  const allowed: number[] = []
  const jobs: ChildProcess[] = []
  onTestFinished(() => {
    for (const job of jobs) job.kill('SIGKILL')
  })
  for (const number of [1, 2, 3, 4]) {
    const job = fork(PROGRAM)
    jobs.push(job)
    const send = job.send.bind(job)
    vi.spyOn(job, 'send').mockImplementation((message, ...more) => {
      if (message !== 'go on') allowed.push(number)
      return send(message, ...(more as []))
    })
    // It asks; the next one comes behind it.
    await once(job, 'message')
  }
  expect(allowed).toEqual([1, 2])
  jobs[1]?.send('go on')
  await vi.waitFor(() => expect(allowed).toEqual([1, 2, 3]))
  jobs[0]?.kill('SIGKILL')
  await vi.waitFor(() => expect(allowed).toEqual([1, 2, 3, 4]))
  expect(beginnings.areUnderWay).toBe(true)
  for (const job of jobs) job.kill('SIGKILL')
  await vi.waitFor(() => expect(beginnings.areUnderWay).toBe(false))
})
