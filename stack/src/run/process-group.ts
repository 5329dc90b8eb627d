import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

const windows = process.platform === 'win32'
const POLL_MS = 25
const ASK_AGAIN_MS = 200

/** A started process and everything it started: on POSIX its process group, on Windows its tree. */
export interface Stopping {
  /** The group's leader. */
  readonly pid: number
  /** How often the leader is asked (SIGTERM); some servers end at once only at the second time. */
  readonly asks: number
  /** Milliseconds until whatever is left is killed. */
  readonly graceMs: number
}

/**
 * Ends a process group: its leader is asked and may end its children itself; children that outlive it
 * are asked too; after the grace time everything is killed. Resolves when nothing is left.
 */
export async function stopGroup({ pid, asks, graceMs }: Stopping): Promise<void> {
  const deadline = Date.now() + graceMs
  for (let ask = 0; ask < asks; ask++) {
    signal(pid, 'SIGTERM')
    // Two signals at once would arrive as one.
    await until(() => !processAlive(pid), Date.now() + ASK_AGAIN_MS)
  }
  await until(() => !processAlive(pid), deadline)
  if (groupAlive(pid)) {
    signalGroup(pid, 'SIGTERM')
    await until(() => !groupAlive(pid), deadline)
  }
  if (groupAlive(pid)) {
    signalGroup(pid, 'SIGKILL')
    await until(() => !groupAlive(pid), Date.now() + 1000)
  }
}

export function groupAlive(pid: number): boolean {
  return windows ? processAlive(pid) : signal(-pid, 0)
}

function processAlive(pid: number): boolean {
  return signal(pid, 0)
}

function signalGroup(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  if (windows) spawnSync('taskkill', ['/T', '/F', '/PID', String(pid)], { stdio: 'ignore' })
  else signal(-pid, name)
}

function signal(target: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(target, name)
  } catch {
    // Already gone.
    return false
  }
}

async function until(done: () => boolean, deadline: number): Promise<void> {
  while (!done() && Date.now() < deadline) await pause(POLL_MS)
}
