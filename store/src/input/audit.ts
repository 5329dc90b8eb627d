import * as z from 'zod/mini'
import type { AuditEntry } from '../audit-store.ts'
import { check } from './check.ts'

const text = z.string().check(z.minLength(1), z.maxLength(1000))

const entry = z.object({
  id: text,
  at: z.iso.datetime(),
  who: text,
  action: z.enum(['read', 'export', 'delete', 'import', 'restore', 'backup', 'migrate', 'drill']),
  what: z.enum(['workout', 'conversation', 'note', 'settings', 'account', 'database']),
  subjectId: z.nullable(text),
  ownerId: z.nullable(text),
})

export const checkAuditEntry = (value: unknown): AuditEntry => check(entry, value, 'entry of the audit log')
export { entry as auditEntry }
