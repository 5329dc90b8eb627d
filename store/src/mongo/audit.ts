import type { AuditEntry, AuditStore } from '../audit-store.ts'
import { checkAuditEntry } from '../input/audit.ts'
import { isoTime } from '../input/time.ts'
import type { AuditDocument, Use } from './documents.ts'
import { isDuplicate } from './mongo-error.ts'

const PAGE = 500

/** The program only inserts; a database user that may do nothing else with `audit` makes it certain. */
export function mongoAudit(use: Use): AuditStore {
  return {
    async append(value) {
      const { id: _id, at, who, action, what, subjectId, ownerId } = checkAuditEntry(value)
      const document = { _id, at: new Date(at), who, action, what, subject_id: subjectId, owner_id: ownerId }
      await use(async ({ audit }) => {
        try {
          await audit.insertOne(document)
        } catch (error) {
          if (!isDuplicate(error)) throw error
        }
      })
    },

    async *list({ userId, since }) {
      const filter = {
        ...(since !== undefined && { at: { $gte: new Date(isoTime(since, 'time')) } }),
        ...(userId !== undefined && { $or: [{ who: userId }, { owner_id: userId }] }),
      }
      for (let read = 0; ; read += PAGE) {
        const page = await use(({ audit }) =>
          audit.find(filter).sort({ at: 1, _id: 1 }).skip(read).limit(PAGE).toArray(),
        )
        yield* page.map(entryOf)
        if (page.length < PAGE) return
      }
    },
  }
}

export function entryOf({ _id, at, who, action, what, subject_id, owner_id }: AuditDocument): AuditEntry {
  return { id: _id, at: at.toISOString(), who, action, what, subjectId: subject_id, ownerId: owner_id }
}
