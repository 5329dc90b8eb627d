import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { auditEntryOf, operatorName } from './audit-entry.ts'
import { storeConfig } from './config.ts'
import { InvalidInputError } from './errors.ts'
import { openStore } from './open-store.ts'
import { readPrintedLog } from './printed-log.ts'
import { repeatDeletions } from './repeat-deletions.ts'
import type { Store } from './store.ts'
import { runCommand } from './transfer/command.ts'

const USAGE = `npm run audit -- [--user id] [--since 2026-05-01] | --repeat-deletions <file>
  Prints the audit log as JSON Lines, oldest first; or, after a restore, deletes again what a log that was printed before
  it says had been deleted.`

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { user: { type: 'string' }, since: { type: 'string' }, 'repeat-deletions': { type: 'string' } },
  })
  if (positionals.length > 0) throw new InvalidInputError(USAGE)
  const store = await openStore(storeConfig())
  try {
    const path = values['repeat-deletions']
    if (path !== undefined) await repeat(store, path)
    else await pipeline(Readable.from(linesOf(store, values)), process.stdout, { end: false })
  } finally {
    await store.close()
  }
})

async function repeat(store: Store, path: string): Promise<void> {
  const count = await repeatDeletions(store, readPrintedLog(path))
  await store.audit.append(auditEntryOf(operatorName(), 'restore', 'database'))
  process.stdout.write(`${count} deletions were repeated.\n`)
}

async function* linesOf(
  store: Store,
  { user, since }: { user?: string; since?: string },
): AsyncGenerator<string> {
  for await (const entry of store.audit.list({ userId: user, since })) yield `${JSON.stringify(entry)}\n`
}
