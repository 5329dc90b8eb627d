import { processorTimeOf } from '../process-memory.ts'
import { type Fault, pause, type Stage } from './fault.ts'

const BACK_AFTER_MS = 5000

/** A part is killed with all that it started, and started again as an operator's supervisor does. */
const killed = (part: string, name: string, more: Partial<Fault> = {}): Fault => ({
  name,
  lastsMs: BACK_AFTER_MS,
  async strike({ cluster }) {
    process.kill(-cluster.pid(part), 'SIGKILL')
    return async () => await cluster.startAgain(part)
  },
  ...more,
})

/** The worker of the first caller's coach: somebody's worker in any case. */
const busyWorker = ({ coaches: [first] }: Stage) => first?.worker ?? 'agent-1'

/** The one that has done most in the last second. */
async function busiest(cluster: Stage['cluster'], names: readonly string[]): Promise<string> {
  const spent = async () =>
    await Promise.all(
      names.map(async (name) => {
        const times = await processorTimeOf(cluster.pid(name))
        return [...times.values()].reduce((sum, milliseconds) => sum + milliseconds, 0)
      }),
    )
  const before = await spent()
  await pause(1000)
  const more = (await spent()).map((milliseconds, at) => milliseconds - (before[at] ?? 0))
  return names[more.indexOf(Math.max(...more))] ?? ''
}

export const processFaults: Readonly<Record<string, Fault>> = {
  nothing: { name: 'nothing, for comparison', lastsMs: BACK_AFTER_MS, strike: async () => () => undefined },
  job: {
    name: 'a job is killed',
    lastsMs: BACK_AFTER_MS,
    async strike({ coaches: [first] }) {
      if (first) process.kill(first.pid, 'SIGKILL')
      return () => undefined
    },
    ends: ({ identity }, { coaches: [first] }) => identity === first?.identity,
  },
  worker: {
    name: 'a worker is killed with its jobs',
    lastsMs: BACK_AFTER_MS,
    async strike(stage) {
      const worker = busyWorker(stage)
      process.kill(-stage.cluster.pid(worker), 'SIGKILL')
      return async () => await stage.cluster.startAgain(worker)
    },
    ends: ({ worker }, stage) => worker === busyWorker(stage),
  },
  server: killed('server-1', 'a server is killed'),
  models: killed('models', 'the model server is killed', { isOutage: true }),
  redis: killed('redis', 'Redis is killed'),
  livekit: {
    name: 'the LiveKit node with most calls is killed',
    lastsMs: BACK_AFTER_MS,
    async strike({ cluster }) {
      const node = await busiest(cluster, ['livekit-1', 'livekit-2'])
      process.kill(-cluster.pid(node), 'SIGKILL')
      return async () => await cluster.startAgain(node)
    },
    ends: () => true,
  },
}
