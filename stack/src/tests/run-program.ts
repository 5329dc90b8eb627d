import { spawn } from 'node:child_process'
import { ROOT } from '../config.ts'

/** Runs a program in the repository, its output on ours; resolves with its exit code, 1 for a signal. */
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
    child.once('error', () => resolve(127))
    child.once('close', (code) => {
      process.off('exit', end)
      resolve(code ?? 1)
    })
  })
}
