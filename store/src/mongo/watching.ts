import { checkMemory, checkVersion } from '../input/call.ts'
import { checkCallId } from '../input/check.ts'
import type { Call, CallStore } from '../store.ts'
import type { CallDocument, Use } from './documents.ts'

/** What the servers that watch over calls share, each of them reading and writing for all. */
export function mongoWatching(
  use: Use,
  toCall: (document: CallDocument) => Call,
): Pick<CallStore, 'open' | 'remember'> {
  return {
    async open() {
      const found = await use(({ calls }) =>
        calls
          .aggregate<CallDocument & { read_at: Date }>([
            { $match: { ended_at: null } },
            { $sort: { created_at: 1, _id: 1 } },
            { $addFields: { read_at: '$$NOW' } },
          ])
          .toArray(),
      )
      return found.map((document) => ({
        ...toCall(document),
        memory: document.watch?.memory ?? null,
        version: document.watch?.version ?? 0,
        readAtMs: document.read_at.getTime(),
      }))
    },

    async remember(id, version, memory) {
      const seen = checkVersion(version)
      const unchanged = {
        _id: checkCallId(id),
        ended_at: null,
        ...(seen === 0 ? { watch: { $exists: false } } : { 'watch.version': seen }),
      }
      const $set = { watch: { version: seen + 1, memory: checkMemory(memory) } }
      const { matchedCount } = await use(({ calls }) => calls.updateOne(unchanged, { $set }))
      return matchedCount === 1
    },
  }
}
