import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { answers } from './ready.ts'

const schema = z.object({
  pid: z.int(),
  startedAt: z.iso.datetime(),
  /** The server's address. */
  address: z.string(),
  /** What the parts were told, so that the doctor can ask them the same way. Holds secrets. */
  env: z.record(z.string(), z.string()),
})
export type Running = z.infer<typeof schema>

const STARTING_MS = 60_000

/** Another stack uses this data folder. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError'
  constructor(running: Running) {
    super(
      `Kinetra is already running (process ${running.pid}): open ${running.address}, or end it with Ctrl-C in ` +
        'its terminal. To run a second one beside it, give that one its own data: set KINETRA_DB to the ' +
        'absolute path of another file, in a folder of its own.',
    )
  }
}

/** Notes that this process runs the stack of a data folder. @throws AlreadyRunningError */
export async function claimFolder(
  folder: string,
  running: Omit<Running, 'pid' | 'startedAt'>,
): Promise<void> {
  const other = await runningStack(folder)
  if (other && other.pid !== process.pid) throw new AlreadyRunningError(other)
  mkdirSync(folder, { recursive: true })
  const note: Running = { ...running, pid: process.pid, startedAt: new Date().toISOString() }
  writeFileSync(noteOf(folder), JSON.stringify(note, null, 2), { mode: 0o600 })
}

export function releaseFolder(folder: string): void {
  rmSync(noteOf(folder), { force: true })
}

/** The stack that runs on a data folder; undefined where none does, even if one left its note. */
export async function runningStack(folder: string): Promise<Running | undefined> {
  const note = readNote(folder)
  if (!note || !processExists(note.pid)) return undefined
  // Process ids are used again: an old note counts only while its server answers.
  const starting = Date.now() - Date.parse(note.startedAt) < STARTING_MS
  return starting || (await answers(`${note.address}/health`)()) ? note : undefined
}

function readNote(folder: string): Running | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(noteOf(folder), 'utf8'))).data
  } catch {
    // Absent or damaged: nothing runs that could be asked.
    return undefined
  }
}

function processExists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function noteOf(folder: string): string {
  return join(folder, 'running.json')
}
