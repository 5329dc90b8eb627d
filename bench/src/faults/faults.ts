import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { workoutOf } from '@kinetra/e2e/api'
import { startCluster } from '@kinetra/stack/cluster/cluster'
import { readConfig } from '@kinetra/stack/config'
import { inOneGo } from '../spoken-questions.ts'
import { until } from '../until.ts'
import type { CallersPlan } from './caller-events.ts'
import { type Callers, startCallers } from './callers.ts'
import { clockFault } from './clock-fault.ts'
import { coachOf } from './coaches.ts'
import { diskFault, smallDisk } from './disk.ts'
import { type Coach, type Fault, pause, type Stage } from './fault.ts'
import { type Line, layLine, lineMissing } from './line.ts'
import { measure } from './measure.ts'
import { networkFaults } from './network-faults.ts'
import { processFaults } from './process-faults.ts'
import { Recorder } from './recorder.ts'
import { heading, rowOf } from './row.ts'
import { storeFaults } from './store-faults.ts'
import { countLostTurns, turnsNow } from './turns.ts'
import { upgrade } from './upgrade.ts'

const FAULTS: Readonly<Record<string, Fault>> = {
  ...processFaults,
  ...storeFaults,
  ...networkFaults,
  clock: clockFault,
  disk: diskFault,
  upgrade,
}
const QUESTIONS = 6
/** After the mending: whoever is to come back has to be back by then. */
const SETTLE_MS = 45_000
const READY_MS = 120_000

/**
 * Breaks one thing after another in a cluster on this machine while people talk to their coach, and prints what came of it;
 * ends with 1 where something that was acknowledged is lost, a call has two coaches, or loses the one that it had.
 * After the number of callers faults may be named.
 */
export async function benchFaults(callers: number): Promise<void> {
  const named = process.argv.slice(4)
  const faults = Object.entries(FAULTS).filter(([key]) => named.length === 0 || named.includes(key))
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-faults-'))
  const takeOff = named.length > 0 && !named.includes('disk') ? () => undefined : smallDisk(folder)
  const line = faults.some(([, { overLine }]) => overLine) && !lineMissing() ? await layLine() : undefined
  const env = {
    ...process.env,
    KINETRA_DB: join(folder, 'kinetra.db'),
    CALL_STARTS_PER_MINUTE: '1000',
    AGENT_CAPACITY: String(callers),
    AGENT_IDLE_PROCESSES: '',
  }
  const cluster = await startCluster(readConfig(env), env)
  try {
    const product = { ...cluster, databasePath: env.KINETRA_DB }
    const workout = await workoutOf(product, 'running')
    const questions: Int16Array[] = []
    for (let number = 0; number < QUESTIONS; number += 1)
      questions.push((await inOneGo(product, number * 3)).sound)
    const plan = { url: cluster.url, workoutId: workout.id, count: callers, questions }
    const [processor] = cpus()
    process.stdout.write(
      `${callers} callers, ${cpus().length} × ${processor?.model}, Node ${process.version}\n\n`,
    )
    process.stdout.write(heading())
    for (const [, fault] of faults) {
      const missing = fault.missing?.()
      process.stdout.write(
        missing ? `| ${fault.name} | not here: ${missing} |\n` : await row(fault, cluster, line, plan),
      )
    }
  } finally {
    await cluster.stop()
    await line?.stop()
    takeOff()
    if (!process.env.KINETRA_KEEP) await rm(folder, { recursive: true, force: true })
  }
}

async function row(
  fault: Fault,
  cluster: Stage['cluster'],
  line: Line | undefined,
  plan: CallersPlan,
): Promise<string> {
  await fault.prepare?.({ cluster, line })
  const over = fault.overLine ? line : undefined
  const ports = [cluster.url, cluster.voiceUrl].map((url) => Number(new URL(url).port))
  const callers = startCallers(
    { ...plan, ...(over && { forward: { address: over.address, ports } }) },
    over?.beside,
  )
  const recorder = new Recorder(cluster.url)
  try {
    const coaches = await coachesOf(callers, plan.count, join(cluster.folder, 'logs'))
    const calls = callIds(callers)
    const before = await turnsNow(cluster.url, calls)
    const stage: Stage = { cluster, line, coaches }
    const struckMs = Date.now()
    const mend = await fault.strike(stage)
    await pause(fault.lastsMs)
    await mend()
    const times = { struckMs, mendedMs: Date.now() }
    const outcome = () => measure(fault, stage, callers.events, times)
    const isSettled = () => outcome().answeredMs.every(Number.isFinite)
    await until(isSettled, 'an answer for everybody', SETTLE_MS).catch(() => undefined)
    await callers.stop()
    const recorded = await recorder.stop()
    const turnsLost = countLostTurns(before, await turnsNow(cluster.url, calls))
    const { twoCoaches, takenAway } = outcome()
    if (turnsLost + recorded.framesLost + recorded.notesLost + twoCoaches + takenAway > 0)
      process.exitCode = 1
    return rowOf(fault, outcome(), { ...recorded, turnsLost })
  } catch (error) {
    process.exitCode = 1
    return `| ${fault.name} | could not be measured: ${error instanceof Error ? error.message : error} |\n`
  } finally {
    await Promise.all([callers.stop(), recorder.stop()])
    // Whoever comes back after all would be in the next fault's way.
    const end = async (id: string) => await fetch(`${cluster.url}/api/calls/${id}/end`, { method: 'POST' })
    await Promise.allSettled(callIds(callers).map(end))
  }
}

const callIds = ({ events }: Callers) => [
  ...new Set(events.flatMap((event) => (event.kind === 'joined' ? event.callId : []))),
]

/** Once each caller has had an answer: the calls are going on. */
async function coachesOf(callers: Callers, count: number, logs: string): Promise<Coach[]> {
  const of = (caller: number) => callers.events.filter((event) => event.caller === caller)
  await until(
    () =>
      Array.from({ length: count }, (_, caller) => of(caller)).every((own) =>
        own.some(({ kind }) => kind === 'answered'),
      ),
    'an answer for each caller',
    READY_MS,
  )
  return Array.from({ length: count }, (_, caller) => {
    const came = of(caller).findLast((event) => event.kind === 'coach-came')
    const coach = came?.kind === 'coach-came' ? coachOf(logs, came.identity) : undefined
    if (!coach) throw new Error(`no log knows the coach of caller ${caller}`)
    return coach
  })
}
