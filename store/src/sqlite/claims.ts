import { checkHolder, checkTtl } from '../input/call.ts'
import { NOW_MS } from './clock.ts'
import type { Database } from './database.ts'

/** Gives a task to `holder` for `ttlMs`; false while another has it. */
export async function claim(
  database: Database,
  task: string,
  holder: string,
  ttlMs: number,
): Promise<boolean> {
  const values = [task, checkHolder(holder), checkTtl(ttlMs)]
  const changed = await database.write(() =>
    database.run(
      `INSERT INTO claims (task, holder, until_ms) VALUES (?, ?, ${NOW_MS} + ?)
       ON CONFLICT (task) DO UPDATE SET holder = excluded.holder, until_ms = excluded.until_ms
       WHERE holder = excluded.holder OR until_ms <= ${NOW_MS}`,
      ...values,
    ),
  )
  return changed === 1
}
