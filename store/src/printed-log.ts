import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { AuditEntry } from './audit-store.ts'
import { InvalidInputError } from './errors.ts'
import { checkAuditEntry } from './input/audit.ts'

/** An audit log as `npm run audit` prints it. Throws `InvalidInputError` where the file is none. */
export async function* readPrintedLog(path: string): AsyncGenerator<AuditEntry> {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    try {
      if (line.trim() !== '') yield checkAuditEntry(JSON.parse(line))
    } catch (cause) {
      throw new InvalidInputError(`${path} is not an audit log: print one with "npm run audit".`, { cause })
    }
  }
}
