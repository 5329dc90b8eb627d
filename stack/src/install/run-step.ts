import { createInterface } from 'node:readline'
import { ROOT } from '../config.ts'
import { spawnChild } from './child.ts'

/** A program of the installation failed; its last lines say why. */
export class StepFailedError extends Error {
  override readonly name = 'StepFailedError'
}

/**
 * Runs a program in this repository, Node where none is named, and passes each line of its output on.
 * @throws StepFailedError with its last lines where it does not end with 0.
 */
export async function runStep(
  what: string,
  args: readonly string[],
  onLine: (line: string) => void,
  { command = process.execPath, env = process.env }: { command?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<void> {
  const child = spawnChild(command, args, { cwd: ROOT, env })
  const kept: string[] = []
  const keep = (line: string) => {
    kept.push(line)
    if (kept.length > 15) kept.shift()
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    keep(line)
    onLine(line)
  })
  createInterface({ input: child.stderr }).on('line', keep)
  const code = await new Promise<number | string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (status, signal) => resolve(status ?? signal))
  })
  if (code !== 0) throw new StepFailedError(`${what} failed (${code}):\n${kept.join('\n')}`)
}
