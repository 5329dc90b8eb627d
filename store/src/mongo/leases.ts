import type { Document } from 'mongodb'
import { checkHolder, checkTtl } from '../input/call.ts'
import { checkCallId } from '../input/check.ts'
import type { CallStore } from '../store.ts'
import type { Use } from './documents.ts'

const RUNS_OUT = { $add: ['$lease.at', '$lease.ttl_ms'] }
/** Of calls that somebody holds now. */
export const LEASE_RUNS = { $gt: [RUNS_OUT, '$$NOW'] }

/** Both sides of the comparison are MongoDB's own clock (`$$NOW`, `$currentDate`), never a client's. */
export function mongoLeases(use: Use): Pick<CallStore, 'claimLease' | 'releaseLease' | 'lease' | 'leases'> {
  return {
    async claimLease(id, holder, ttlMs, userPresent) {
      const who = checkHolder(holder)
      const free: Document[] = [
        { lease: { $exists: false } },
        { 'lease.holder': who },
        { $expr: { $lte: [RUNS_OUT, '$$NOW'] } },
      ]
      const { matchedCount } = await use(
        async ({ calls }) =>
          await calls.updateOne(
            { _id: checkCallId(id), ended_at: null, $or: free },
            {
              $set: {
                'lease.holder': who,
                'lease.ttl_ms': checkTtl(ttlMs),
                'lease.user': typeof userPresent === 'boolean' ? userPresent : null,
              },
              $currentDate: { 'lease.at': true },
            },
          ),
      )
      return matchedCount === 1
    },

    async releaseLease(id, holder) {
      const held = { _id: checkCallId(id), 'lease.holder': checkHolder(holder) }
      await use(({ calls }) => calls.updateOne(held, { $unset: { lease: true } }))
    },

    async lease(id) {
      const runs = { _id: checkCallId(id), $expr: LEASE_RUNS }
      const call = await use(({ calls }) => calls.findOne(runs, { projection: { lease: 1 } }))
      if (!call?.lease) return null
      const { holder, at, ttl_ms } = call.lease
      return { holder, expiresAt: new Date(at.getTime() + ttl_ms).toISOString() }
    },

    async leases() {
      return await use(({ calls }) => calls.countDocuments({ ended_at: null, $expr: LEASE_RUNS }))
    },
  }
}
