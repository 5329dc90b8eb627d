import { existsSync } from 'node:fs'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import { openStore } from '@kinetra/store/open-store'
import { type Check, failed, type Outcome, ok, warning } from '../check.ts'
import type { DoctorContext } from '../context.ts'

/** Workers write themselves down every two seconds; who missed three times is gone. */
const ALIVE_MS = 6000

/** Whether a worker for the coach is alive. LiveKit cannot list workers; the store's list can. */
export const worker: Check = {
  name: 'worker',
  title: 'Coach (worker)',
  needs: ['store'],
  run: async (context) => {
    const alive = await aliveWorkers(context)
    const ours = alive.filter((one) => one.agentName === AGENT_NAME)
    const others = alive.filter((one) => one.agentName !== AGENT_NAME && one.agentName !== 'doctor')
    if (ours.length > 0) return busyOrFree(ours)
    if (others.length > 0) {
      return failed(`no worker named ${AGENT_NAME}`, {
        cause: `Alive are only ${others.map((one) => one.agentName).join(', ')}; calls ask for ${AGENT_NAME}.`,
        fix: 'Start the worker of this version, and end the other one.',
      })
    }
    return failed('no worker is alive', {
      cause: 'None has written to this store for six seconds: none runs, or it writes to another store.',
      fix: context.env.MONGODB_URI
        ? 'npm run agent -- start, with the same MONGODB_URI.'
        : 'npm start, or npm run agent -- start on this machine with the same KINETRA_DB; on another machine both need MONGODB_URI.',
    })
  },
}

async function aliveWorkers({ env }: DoctorContext) {
  // Looking for somebody is no reason to make a database.
  if (!env.MONGODB_URI && !existsSync(env.KINETRA_DB ?? '')) return []
  const store = await openStore({ mongodbUri: env.MONGODB_URI, databasePath: env.KINETRA_DB ?? '' })
  try {
    return await store.workers.alive(ALIVE_MS)
  } finally {
    await store.close()
  }
}

function busyOrFree(ours: readonly { calls: number; capacity: number }[]): Outcome {
  const calls = ours.reduce((sum, one) => sum + one.calls, 0)
  const capacity = ours.reduce((sum, one) => sum + one.capacity, 0)
  const detail = `${ours.length} alive, ${calls} of ${capacity} calls`
  if (calls < capacity) return ok(detail)
  return warning(detail, {
    cause: 'All are busy: the next call waits until one ends.',
    fix: 'Start another worker (npm run agent -- start), or raise AGENT_CAPACITY.',
  })
}
