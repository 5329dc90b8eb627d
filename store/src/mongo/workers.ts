import { checkWorker } from '../input/call.ts'
import type { WorkerStore } from '../worker-store.ts'
import type { Use } from './documents.ts'

/** Timed by MongoDB's clock; a sweep forgets those that have been dead for an hour. */
export function mongoWorkers(use: Use): WorkerStore {
  return {
    async report(value) {
      const { id, agentName, calls, capacity } = checkWorker(value)
      const $set = { agent_name: agentName, calls, capacity }
      await use(({ workers }) =>
        workers.updateOne({ _id: id }, { $set, $currentDate: { seen_at: true } }, { upsert: true }),
      )
    },

    async remove(id) {
      await use(({ workers }) => workers.deleteOne({ _id: String(id) }))
    },

    async alive(withinMs) {
      const recent = { $expr: { $gte: [{ $add: ['$seen_at', Number(withinMs)] }, '$$NOW'] } }
      const found = await use(({ workers }) => workers.find(recent).sort({ _id: 1 }).toArray())
      return found.map(({ _id, agent_name, calls, capacity, seen_at }) => ({
        id: _id,
        agentName: agent_name,
        calls,
        capacity,
        seenAt: seen_at.toISOString(),
      }))
    },
  }
}
