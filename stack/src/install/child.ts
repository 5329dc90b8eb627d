import { type ChildProcess, spawn } from 'node:child_process'

/**
 * Starts a program of the installation with its output piped. It and what it starts end with this
 * process: an installation nobody waits for must not go on behind the person's back.
 */
export function spawnChild(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env: NodeJS.ProcessEnv },
) {
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  const end = () => endTree(child)
  process.once('exit', end)
  child.once('close', () => process.off('exit', end))
  return child
}

function endTree(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill()
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}
