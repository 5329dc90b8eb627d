import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import type { AuditAction, AuditEntry, AuditSubject } from './audit-store.ts'

/** A new entry of the audit log, of now. */
export function auditEntryOf(
  who: string,
  action: AuditAction,
  what: AuditSubject,
  { subjectId = null, ownerId = null }: { subjectId?: string | null; ownerId?: string | null } = {},
): AuditEntry {
  return { id: randomUUID(), at: new Date().toISOString(), who, action, what, subjectId, ownerId }
}

/** Who runs a command on this machine. */
export function operatorName(): string {
  try {
    return `operator:${userInfo().username}`
  } catch {
    // A container's user need not have a name.
    return 'operator:unknown'
  }
}
