import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PartPlan } from '../run/part.ts'
import { answers } from '../run/ready.ts'

const program = fileURLToPath(new URL('./fake-part.ts', import.meta.url))

export function fakePlan(folder: string, port: number): PartPlan {
  return {
    name: `fake-${port}`,
    title: `Fake part ${port}`,
    address: `http://127.0.0.1:${port}`,
    command: process.execPath,
    args: [program, String(port), pidFile(folder, port)],
    env: process.env,
    ready: answers(`http://127.0.0.1:${port}/health`),
    readyWithinMs: 30_000,
    asks: 1,
    graceMs: 500,
  }
}

/** The ids of a fake part and of its child. */
export function fakePids(folder: string, port: number): number[] {
  return JSON.parse(readFileSync(pidFile(folder, port), 'utf8')) as number[]
}

export function processRuns(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    // A dead process that nobody has collected yet (a container without init) does not run.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return process.platform !== 'linux'
  }
}

function pidFile(folder: string, port: number): string {
  return join(folder, `${port}.pids.json`)
}
