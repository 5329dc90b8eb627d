import { ImportError } from '@kinetra/workouts/import-error'
import { InvalidInputError, NotFoundError, StoreUnavailableError } from '../errors.ts'

const EXPECTED = [ImportError, InvalidInputError, NotFoundError, StoreUnavailableError]

/** Runs a command; what a person can put right is told in its own words, without a stack. Exit code 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (error) => {
    if (!('code' in error && error.code === 'EPIPE')) throw error
  })
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const isExpected = EXPECTED.some((kind) => error instanceof kind) || 'code' in error
    process.stderr.write(`${isExpected ? error.message : error.stack}\n`)
    process.exitCode = 1
  }
}
