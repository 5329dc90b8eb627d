import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Coach } from './fault.ts'

/** The worker and the process of a coach, by the workers' logs; undefined where none knows it. */
export function coachOf(logFolder: string, identity: string): Coach | undefined {
  const job = identity.replace(/^agent-/, '')
  for (const file of readdirSync(logFolder).filter((name) => /^agent-\d+\.log$/.test(name))) {
    const line = readFileSync(join(logFolder, file), 'utf8')
      .split('\n')
      .findLast((text) => text.includes(`"jobID":"${job}"`))
    if (line) {
      const { pid } = JSON.parse(line) as { pid: number }
      return { identity, worker: file.replace('.log', ''), pid }
    }
  }
  return undefined
}
