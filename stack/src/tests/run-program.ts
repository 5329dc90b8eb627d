import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { ROOT } from '../config.ts'

const LIMIT_MS = 40 * 60_000

/**
 * Runs a program in the repository, its output on ours; resolves with its exit code, 1 for a signal. One
 * that hangs is ended after 40 minutes.
 * @param niceness how much it and its children stand back for others, 0 to 19.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  niceness = 0,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && command === 'npm',
    })
    if (child.pid && niceness > 0) setPriority(child.pid, niceness)
    const end = () => child.kill()
    process.once('exit', end)
    const timer = setTimeout(() => {
      process.stderr.write(`${command} has been running for 40 minutes and is ended.\n`)
      child.kill('SIGKILL')
    }, LIMIT_MS)
    child.once('error', () => resolve(127))
    child.once('close', (code) => {
      clearTimeout(timer)
      process.off('exit', end)
      resolve(code ?? 1)
    })
  })
}
