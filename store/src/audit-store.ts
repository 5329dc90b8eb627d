export type AuditAction = 'read' | 'export' | 'delete' | 'import' | 'restore' | 'backup' | 'migrate' | 'drill'
export type AuditSubject = 'workout' | 'conversation' | 'note' | 'settings' | 'account' | 'database'

/** Who did what to whose data; never what is in it. */
export interface AuditEntry {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  /** A user's id, `operator:<name>` for a command on the machine, or `server` for what it does by itself. */
  readonly who: string
  readonly action: AuditAction
  readonly what: AuditSubject
  /** Of the workout, conversation or note (`<workout>/<note>`). */
  readonly subjectId: string | null
  /** Whose it is. */
  readonly ownerId: string | null
}

/** Entries are added and never changed or deleted. */
export interface AuditStore {
  /** With the id of an entry that is there it changes nothing. */
  append(entry: AuditEntry): Promise<void>
  /** Oldest first, all at or after `since`; those that a person did or that concern a person where one is named. */
  list(filter: { userId?: string | undefined; since?: string | undefined }): AsyncIterable<AuditEntry>
}
