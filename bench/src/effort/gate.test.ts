import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { checkOut } from '../commits/checkout.ts'
import { compareEfforts, gateAgainst } from './gate.ts'

/** Turns around as often as the state that it is in says, and tells the processor time. */
const PROGRAM = `
import { turns } from '../../../turns.ts'
process.on('message', () => {
  const before = process.cpuUsage()
  let sum = 0
  for (let turn = 0; turn < turns * 1e6; turn += 1) sum += Math.sqrt(turn)
  const { user, system } = process.cpuUsage(before)
  process.send({ turning: (user + system) / 1000 + Number(sum < 0) })
})
process.send('ready')
`

async function stateWith(turns: number, program = PROGRAM): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-effort-'))
  onTestFinished(async () => await rm(folder, { recursive: true }))
  await mkdir(join(folder, 'bench/src/effort'), { recursive: true })
  await writeFile(join(folder, 'bench/src/effort/effort.ts'), program)
  await writeFile(join(folder, 'turns.ts'), `export const turns = ${turns}\n`)
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  return folder
}

it('what takes three times the processor time fails, after three repetitions', async () => {
  const { passed, lines } = await compareEfforts(await stateWith(5), await stateWith(15))
  expect(passed).toBe(false)
  expect(lines).toHaveLength(4)
  expect(lines.at(-1)).toBe('Slower in each of 3 repetitions: turning')
})

it('what has become quicker passes, after one', async () => {
  const { passed, lines } = await compareEfforts(await stateWith(15), await stateWith(5))
  expect(passed).toBe(true)
  expect(lines).toHaveLength(1)
})

it('another scripted turn is not compared', async () => {
  const verdict = await compareEfforts(await stateWith(5), await stateWith(50, `${PROGRAM}// once more`))
  expect(verdict.passed).toBe(true)
})

it('where the commit is missing, as in a shallow clone, it says so and passes', async () => {
  expect(await gateAgainst('0123456789012345678901234567890123456789')).toEqual({
    passed: true,
    lines: ['There is no commit 0123456789012345678901234567890123456789 to compare with.'],
  })
})

// Where other packages are in it, they are installed.
it('a commit’s files are put apart, with packages', { timeout: 180_000 }, async ({ skip }) => {
  const checkout = await checkOut('HEAD')
  if (!checkout) return skip('there is no commit in this folder')
  onTestFinished(checkout.remove)
  const { verifyJobToken } = await import(join(checkout.folder, 'protocol/src/job-token.ts'))
  expect(verifyJobToken).toBeTypeOf('function')
})
