import { checkIdRange, checkMemory, checkVersion, checkWaiting } from '../input/call.ts'
import { checkCallId } from '../input/check.ts'
import type { Call, CallStore } from '../store.ts'
import type { CallDocument, Use } from './documents.ts'
import { LEASE_RUNS } from './leases.ts'

const MOST_WAITING = 1000

/** What the servers that watch over calls share, each of them reading and writing for all. */
export function mongoWatching(
  use: Use,
  toCall: (document: CallDocument) => Call,
): Pick<CallStore, 'open' | 'remember' | 'queue'> {
  return {
    async open(range) {
      const part = range && checkIdRange(range)
      const found = await use(({ calls }) =>
        calls
          .aggregate<CallDocument & { read_at: Date; held: boolean | null }>([
            { $match: { ended_at: null, ...(part && { _id: { $gte: part.from, $lt: part.to } }) } },
            { $sort: { created_at: 1, _id: 1 } },
            // Judged by the database's clock: no server's enters.
            { $addFields: { read_at: '$$NOW', held: LEASE_RUNS } },
          ])
          .toArray(),
      )
      return found.map((document) => ({
        ...toCall(document),
        memory: document.watch?.memory ?? null,
        version: document.watch?.version ?? 0,
        lease: document.lease && document.held ? { userPresent: document.lease.user ?? null } : null,
        waitingSinceMs: document.waiting_since ?? null,
        readAtMs: document.read_at.getTime(),
      }))
    },

    async remember(id, version, memory, waitingSinceMs = null) {
      const seen = checkVersion(version)
      const unchanged = {
        _id: checkCallId(id),
        ended_at: null,
        ...(seen === 0 ? { watch: { $exists: false } } : { 'watch.version': seen }),
      }
      const waiting = checkWaiting(waitingSinceMs)
      const $set = { watch: { version: seen + 1, memory: checkMemory(memory) } }
      const change =
        waiting === null
          ? { $set, $unset: { waiting_since: true as const } }
          : { $set: { ...$set, waiting_since: waiting } }
      const { matchedCount } = await use(({ calls }) => calls.updateOne(unchanged, change))
      return matchedCount === 1
    },

    async queue() {
      const waiting = { ended_at: null, waiting_since: { $gt: 0 }, $expr: { $not: [LEASE_RUNS] } }
      const found = await use(({ calls }) =>
        calls
          .find(waiting, { projection: { _id: 1 } })
          .sort({ waiting_since: 1, _id: 1 })
          .limit(MOST_WAITING)
          .toArray(),
      )
      return found.map(({ _id }) => _id)
    },
  }
}
