import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { auditEntryOf } from '@kinetra/store/audit-entry'
import type { AuditAction, AuditSubject } from '@kinetra/store/audit-store'
import type { Store } from '@kinetra/store/store'
import type { FastifyBaseLogger } from 'fastify'

/** Whoever looks at the same again within this time is not written down again. */
const SAME_LOOK_MS = 3_600_000
const LOOKS_REMEMBERED = 10_000

interface Subject {
  readonly subjectId?: string | null
  readonly ownerId: string
}

/** Writes down who read, exported and deleted what. A log that cannot be written is told, and holds nobody up. */
export class AuditLog {
  readonly #store: Store
  readonly #logger: FastifyBaseLogger | undefined
  readonly #looks = new Map<string, number>()

  constructor(store: Store, logger?: FastifyBaseLogger) {
    this.#store = store
    this.#logger = logger
  }

  /** Resolves once it is written. */
  async record(who: string, action: AuditAction, what: AuditSubject, subject: Subject): Promise<void> {
    try {
      await this.#store.audit.append(auditEntryOf(who, action, what, subject))
    } catch (error) {
      this.#logger?.error({ err: error, action, what }, 'audit log not written')
    }
  }

  /** Written beside the answer; the samples are everybody's. */
  read(who: string, what: AuditSubject, subject: Subject): void {
    if (subject.ownerId === SAMPLE_OWNER) return
    const key = `${who}\n${what}\n${subject.subjectId}`
    const last = this.#looks.get(key)
    if (last !== undefined && Date.now() - last < SAME_LOOK_MS) return
    this.#looks.delete(key)
    this.#looks.set(key, Date.now())
    const [oldest] = this.#looks.keys()
    if (this.#looks.size > LOOKS_REMEMBERED && oldest !== undefined) this.#looks.delete(oldest)
    void this.record(who, 'read', what, subject)
  }
}
