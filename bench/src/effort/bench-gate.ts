import { gateAgainst } from './gate.ts'

/** Prints the comparison; the process fails where something has become slower for certain. */
export async function benchGate(reference = 'HEAD^'): Promise<void> {
  const { passed, lines } = await gateAgainst(reference)
  process.stdout.write(`${lines.join('\n')}\n`)
  if (!passed) process.exitCode = 1
}
