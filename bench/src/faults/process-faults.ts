import type { Fault, Stage } from './fault.ts'

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

export const processFaults: Readonly<Record<string, Fault>> = {
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
  livekit: killed('livekit-1', 'a LiveKit node is killed', { ends: () => true }),
}
