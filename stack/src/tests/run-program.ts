import { spawn } from 'node:child_process'
import { ROOT } from '../config.ts'

const LIMIT_MS = 40 * 60_000

/**
 * Runs a program in the repository, its output on ours; resolves with its exit code, 1 for a signal. One
 * that hangs is ended after 40 minutes.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && command === 'npm',
    })
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
