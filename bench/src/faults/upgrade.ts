import { until } from '../until.ts'
import type { Fault, Stage } from './fault.ts'

/** Servers one after the other, as an orchestrator does; new workers beside the old ones, which go when their calls are over. */
export const upgrade: Fault = {
  name: 'servers and workers are replaced one after the other',
  lastsMs: 5000,
  async strike({ cluster }) {
    for (const server of ['server-1', 'server-2']) {
      await ask(cluster, server, true)
      await cluster.startAgain(server)
    }
    for (const worker of ['agent-1', 'agent-2']) {
      await cluster.addWorker()
      await ask(cluster, worker, false)
    }
    return () => undefined
  },
}

async function ask(cluster: Stage['cluster'], name: string, isAwaited: boolean): Promise<void> {
  const pid = cluster.pid(name)
  process.kill(pid, 'SIGTERM')
  if (isAwaited) await until(() => !isAlive(pid), `the end of ${name}`)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
