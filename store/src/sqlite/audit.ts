import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod/mini'
import type { AuditEntry, AuditStore } from '../audit-store.ts'
import { auditEntry, checkAuditEntry } from '../input/audit.ts'
import { isoTime } from '../input/time.ts'
import { readOrTell } from '../input/unreadable.ts'
import type { Database } from './database.ts'

const PAGE = 500
const auditRow = z.extend(auditEntry, { number: z.number() })

/** The log in a file of whatever version, oldest first, without what this version cannot read; the file stays as it is. */
export function* readLogOf(path: string): Generator<AuditEntry> {
  const file = new DatabaseSync(path, { readOnly: true })
  try {
    if (!file.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'audit'").get()) return
    const rows = file
      .prepare(`SELECT id, at, who, action, what, subject_id AS subjectId, owner_id AS ownerId
                FROM audit ORDER BY number`)
      .iterate()
    for (const row of rows) {
      const entry = readOrTell(auditEntry, row, 'entry of the audit log', row.id)
      if (entry) yield entry
    }
  } finally {
    file.close()
  }
}

/** The file itself refuses changes of what is in the log: see migrations.ts. */
export function sqliteAudit(database: Database): AuditStore {
  return {
    async append(value) {
      const { id, at, who, action, what, subjectId, ownerId } = checkAuditEntry(value)
      await database.write(() =>
        database.run(
          `INSERT INTO audit (id, at, who, action, what, subject_id, owner_id) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO NOTHING`,
          ...[id, at, who, action, what, subjectId, ownerId],
        ),
      )
    },

    async *list({ userId, since }) {
      const from = since === undefined ? '' : isoTime(since, 'time')
      const about = userId === undefined ? '' : 'AND ? IN (who, owner_id)'
      for (let number = 0; ; ) {
        const page = await database.read(() =>
          database.all(
            auditRow,
            `SELECT number, id, at, who, action, what, subject_id AS subjectId, owner_id AS ownerId FROM audit
             WHERE number > ? AND at >= ? ${about} ORDER BY number LIMIT ?`,
            ...[number, from, ...(userId === undefined ? [] : [userId]), PAGE],
          ),
        )
        for (const { number: _, ...entry } of page) yield entry
        const last = page.at(-1)
        if (!last || page.length < PAGE) return
        number = last.number
      }
    },
  }
}
