import { checkHolder } from '../input/call.ts'
import type { ServerStore } from '../server-store.ts'
import type { Use } from './documents.ts'

/** Timed by MongoDB's clock; a sweep forgets those that have been gone for an hour. */
export function mongoServers(use: Use): ServerStore {
  return {
    async attend(id, withinMs) {
      const _id = checkHolder(id)
      const recent = { $expr: { $gte: [{ $add: ['$seen_at', Number(withinMs)] }, '$$NOW'] } }
      return await use(async ({ servers }) => {
        await servers.updateOne({ _id }, { $currentDate: { seen_at: true } }, { upsert: true })
        const found = await servers
          .find(recent, { projection: { _id: 1 } })
          .sort({ _id: 1 })
          .toArray()
        return found.map((server) => server._id)
      })
    },

    async leave(id) {
      await use(({ servers }) => servers.deleteOne({ _id: checkHolder(id) }))
    },
  }
}
