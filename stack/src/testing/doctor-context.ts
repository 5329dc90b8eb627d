import { join } from 'node:path'
import { ROOT } from '../config.ts'
import type { Check, Outcome } from '../doctor/check.ts'
import type { DoctorContext } from '../doctor/context.ts'

/** What the doctor looks at in a test: these settings and nothing of the machine's. */
export function contextOf(env: DoctorContext['env'], rest: Partial<DoctorContext> = {}): DoctorContext {
  return {
    env,
    running: false,
    root: ROOT,
    envFile: join(ROOT, 'no-such.env'),
    serverUrl: 'http://127.0.0.1:9',
    now: Date.now,
    packagesOff: () => [],
    settingGaps: () => [],
    shared: {},
    ...rest,
  }
}

/** A check's outcome in words, for matching: its state, and all it says. */
export async function saidBy(check: Check, context: DoctorContext): Promise<string> {
  return wordsOf(await check.run(context))
}

export function wordsOf(outcome: Outcome): string {
  const remedy = 'cause' in outcome ? ` | ${outcome.cause} | ${outcome.fix}` : ''
  return `${outcome.state}: ${outcome.detail}${remedy}`
}
