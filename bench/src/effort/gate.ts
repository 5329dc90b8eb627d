import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { checkOut } from '../commits/checkout.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const PROGRAM = 'bench/src/effort/effort.ts'
/** Slower by so much, and in each of so many repetitions. */
const SLOWER = 1.25
const REPETITIONS = 3
const ROUNDS = 3

const efforts = z.record(z.string(), z.number())
type Efforts = z.infer<typeof efforts>

export interface Verdict {
  readonly passed: boolean
  readonly lines: readonly string[]
}

/** Compares the processor time of a scripted turn with a commit's; where there is no such commit, it says so and passes. */
export async function gateAgainst(reference: string): Promise<Verdict> {
  const base = await checkOut(reference)
  if (!base) return { passed: true, lines: [`There is no commit ${reference} to compare with.`] }
  try {
    return await compareEfforts(base.folder, ROOT)
  } finally {
    await base.remove()
  }
}

/**
 * Both do the turn alternately, round by round, so that both meet the same machine; of several rounds the least counts, which
 * other programs disturb the least. Slower is what is slower in each repetition; where nothing is, the rest are not needed.
 * Each repetition has processes of its own: what a process is given at its start it keeps, be it a quick or a slow place.
 * @param base has the earlier state.
 */
export async function compareEfforts(base: string, here: string): Promise<Verdict> {
  if (hashOf(base) !== hashOf(here))
    return { passed: true, lines: ['The scripted turn is not the same there: nothing to compare.'] }
  const shared = await mkdtemp(join(tmpdir(), 'kinetra-effort-'))
  try {
    const lines: string[] = []
    let slower: readonly string[] | undefined
    for (let repetition = 1; repetition <= REPETITIONS && slower?.length !== 0; repetition += 1) {
      const ratios = await compareOnce(base, here, shared)
      lines.push(...ratios.map(({ line }) => `${repetition}. ${line}`))
      const these = ratios.filter(({ ratio }) => ratio >= SLOWER).map(({ name }) => name)
      slower = slower?.filter((name) => these.includes(name)) ?? these
    }
    lines.push(...(slower ?? []).map((name) => `Slower in each of ${REPETITIONS} repetitions: ${name}`))
    return { passed: slower?.length === 0, lines }
  } finally {
    await rm(shared, { recursive: true })
  }
}

async function compareOnce(base: string, here: string, shared: string) {
  const sides = [await startEffort(base, shared), await startEffort(here, shared)] as const
  try {
    // The first round compiles.
    for (const side of sides) await side.round()
    return await ratiosOfRounds(sides)
  } finally {
    for (const side of sides) side.end()
  }
}

async function ratiosOfRounds([base, here]: readonly [Effort, Effort]) {
  const [before, now]: [Efforts[], Efforts[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    before.push(await base.round())
    now.push(await here.round())
  }
  return Object.keys(now[0] ?? {}).flatMap((name) => {
    const [was, is] = [least(before, name), least(now, name)]
    if (!Number.isFinite(was)) return []
    const [from, to, ratio] = [was.toFixed(3), is.toFixed(3), is / was]
    return { name, ratio, line: `${name}: ${from} → ${to} ms of processor time, ${ratio.toFixed(2)} times` }
  })
}

const least = (rounds: readonly Efforts[], name: string) =>
  Math.min(...rounds.map((round) => round[name] ?? Number.POSITIVE_INFINITY))

function hashOf(folder: string): string | undefined {
  const file = join(folder, PROGRAM)
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined
}

interface Effort {
  round(): Promise<Efforts>
  end(): void
}

/** @param shared is a folder in which the side that is started first leaves what both work on. */
async function startEffort(folder: string, shared: string): Promise<Effort> {
  const child = fork(join(folder, PROGRAM), [shared], { cwd: folder, execArgv: [] })
  const ended = new Promise<never>((_, failed) => {
    child.once('exit', (code) => failed(new Error(`the scripted turn in ${folder} ended with ${code}`)))
  })
  // Its end by us is no failure.
  ended.catch(() => undefined)
  const answer = async (): Promise<unknown> => (await Promise.race([once(child, 'message'), ended]))[0]
  await answer()
  return {
    async round() {
      const answered = answer()
      child.send('round')
      return efforts.parse(await answered)
    },
    end: () => void child.kill('SIGKILL'),
  }
}
