import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, freePorts } from '@kinetra/store/testing/free-ports'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakePids, fakePlan, processRuns } from '../testing/fake-plan.ts'
import { PartFailedError } from './part.ts'
import { Supervisor } from './supervisor.ts'

/** A busy machine takes its time to start programs. */

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-stack-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function pidsOf(ports: readonly number[]): number[] {
  return ports.flatMap((port) => fakePids(folder, port))
}

async function nothingIsLeft(pids: readonly number[]): Promise<void> {
  await vi.waitFor(() => expect(pids.filter(processRuns)).toEqual([]))
}

describe('a supervisor', () => {
  it('starts parts and ends them with all their children', async () => {
    const ports = await freePorts(2)
    const supervisor = new Supervisor(folder)
    await Promise.all(ports.map((port) => supervisor.start(fakePlan(folder, port))))
    const pids = pidsOf(ports)
    expect(pids.filter(processRuns)).toHaveLength(4)
    await supervisor.stop()
    await nothingIsLeft(pids)
  })

  it('says what a part wrote last when it dies', async () => {
    const port = await freePort()
    const supervisor = new Supervisor(folder)
    await supervisor.start(fakePlan(folder, port))
    await fetch(`http://127.0.0.1:${port}/die`).catch(() => undefined)
    const failure = await supervisor.failure
    expect(failure).toBeInstanceOf(PartFailedError)
    expect(failure.message).toContain(`Fake part ${port} ended with exit code 7`)
    expect(failure.message).toContain('the reason it died')
    await supervisor.stop()
    await nothingIsLeft(pidsOf([port]))
  })

  it('starts a part again that died, without what it had left, and gives up when that does not help', {
    timeout: 120_000,
  }, async () => {
    const [port = 0, other = 0] = await freePorts(2)
    const told: PartFailedError[] = []
    const supervisor = new Supervisor(folder, (ended) => told.push(ended))
    await Promise.all([port, other].map((port) => supervisor.start(fakePlan(folder, port))))
    const [first, ...besides] = [pidsOf([port]), ...pidsOf([other])]
    const isBack = async () => {
      const { ok } = await fetch(`http://127.0.0.1:${port}/health`)
      expect(ok).toBe(true)
    }
    const die = async () => await fetch(`http://127.0.0.1:${port}/die`).catch(() => undefined)
    for (const times of [1, 2, 3]) {
      await die()
      await vi.waitFor(() => expect(told).toHaveLength(times))
      await vi.waitFor(isBack)
    }
    expect(told[0]?.message).toContain('the reason it died')
    await nothingIsLeft(first)
    expect(supervisor.parts).toHaveLength(2)
    await die()
    expect((await supervisor.failure).message).toContain(`Fake part ${port} ended with exit code 7`)
    expect(besides.filter(processRuns)).toHaveLength(2)
    await supervisor.stop()
    await nothingIsLeft([...pidsOf([port]), ...besides])
  })

  it('refuses a part that never becomes ready, or cannot be started', async () => {
    const port = await freePort()
    const supervisor = new Supervisor(folder)
    const never = { ...fakePlan(folder, port), ready: async () => false, readyWithinMs: 100 }
    await expect(supervisor.start(never)).rejects.toThrow('was not ready within')
    const absent = { ...fakePlan(folder, port), name: 'absent', command: join(folder, 'no-such-program') }
    await expect(supervisor.start(absent)).rejects.toThrow('could not be started')
    await supervisor.stop()
    await expect(supervisor.start(never)).rejects.toThrow('everything is being ended')
  })
})

describe('when the program that supervises is ended', () => {
  async function startFakeStack(ports: readonly number[]): Promise<ChildProcess> {
    const program = fileURLToPath(new URL('../testing/fake-stack.ts', import.meta.url))
    const stack = spawn(process.execPath, [program, folder, ...ports.map(String)], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    if (stack.stdout) await once(stack.stdout, 'data')
    return stack
  }

  it.each([
    ['Ctrl-C', (stack: ChildProcess) => stack.kill('SIGINT')],
    ['SIGTERM', (stack: ChildProcess) => stack.kill('SIGTERM')],
    ['SIGKILL', (stack: ChildProcess) => stack.kill('SIGKILL')],
    ['the death of its parent', (stack: ChildProcess) => stack.disconnect()],
    ['the death of a part', (_stack: ChildProcess, part: number) => process.kill(part, 'SIGKILL')],
  ] as const)('by %s, nothing is left', async (_how, end) => {
    const ports = await freePorts(2)
    const stack = await startFakeStack(ports)
    const [part = 0, ...others] = pidsOf(ports)
    const pids = [part, ...others, stack.pid ?? 0]
    expect(pids.filter(processRuns)).toHaveLength(5)
    end(stack, part)
    await nothingIsLeft(pids)
  })
})
