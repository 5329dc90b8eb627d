import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { auditEntryOf } from '../audit-entry.ts'
import { openSqliteStore } from './sqlite-store.ts'

it('the file itself refuses to change or to forget what is in the audit log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinetra-audit-'))
  const path = join(folder, 'kinetra.db')
  const store = await openSqliteStore(path)
  await store.audit.append(auditEntryOf('me', 'delete', 'account', { ownerId: 'me' }))
  const file = new DatabaseSync(path)
  for (const sql of ['DELETE FROM audit', `UPDATE audit SET who = 'nobody'`])
    expect(() => file.exec(sql)).toThrow('entries of the audit log stay')
  file.close()
  await store.close()
  rmSync(folder, { recursive: true })
})
