import { readdir, readFile } from 'node:fs/promises'

export interface ProcessMemory {
  readonly pid: number
  readonly name: string
  /** What it is in the product. */
  readonly kind: string
  readonly megabytes: number
}

/** Megabytes of all of a kind together. */
export function megabytesOf(memories: readonly ProcessMemory[], kind?: string): number {
  const wanted = memories.filter((memory) => kind === undefined || memory.kind === kind)
  return Math.round(wanted.reduce((sum, { megabytes }) => sum + megabytes, 0))
}

/** Private memory (not shared with other processes) of a process and all its descendants, from /proc. */
export async function memoryOf(root: number): Promise<ProcessMemory[]> {
  const family = await familyOf(root)
  const memories = await Promise.all(family.map(readMemory))
  return memories.filter((memory) => memory !== undefined).toSorted((a, b) => b.megabytes - a.megabytes)
}

async function familyOf(root: number): Promise<number[]> {
  const parents = await parentsOf()
  return [...parents.keys()].filter((pid) => descends(pid, root, parents))
}

/** What a process is, by its program. */
function kindOf(name: string): string {
  if (name.includes('job_proc')) return 'job process'
  if (name.includes('inference_proc')) return 'inference process'
  const known: readonly [string, string][] = [
    ['agent/src/main', 'worker'],
    ['models/src/main', 'speech models'],
    ['server/src/main', 'server'],
    ['stack/src/main', 'stack'],
    ['bench/src/main', 'callers'],
    ['livekit-server', 'LiveKit'],
  ]
  return known.find(([part]) => name.includes(part))?.[1] ?? 'other'
}

/** Processor time, in milliseconds, that a process and all its descendants have used so far, by what they are. */
export async function processorTimeOf(root: number): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  for (const pid of await familyOf(root)) {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    ])
    // After "pid (program name)", which may hold anything: user and system time are the 12th and 13th, in hundredths.
    const fields = stat.replace(/^.*\) /s, '').split(' ')
    const milliseconds = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10
    const kind = kindOf(command.replaceAll('\0', ' '))
    times.set(kind, (times.get(kind) ?? 0) + milliseconds)
  }
  return times
}

async function parentsOf(): Promise<Map<number, number>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const entries = await Promise.all(
    pids.map(async (pid): Promise<[number, number] | undefined> => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1]
      return parent ? [pid, Number(parent)] : undefined
    }),
  )
  return new Map(entries.filter((entry) => entry !== undefined))
}

function descends(pid: number, root: number, parents: Map<number, number>): boolean {
  for (let at: number | undefined = pid; at; at = parents.get(at)) if (at === root) return true
  return false
}

async function readMemory(pid: number): Promise<ProcessMemory | undefined> {
  const [rollup, command] = await Promise.all([
    readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
  ])
  const kilobytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].reduce(
    (sum, match) => sum + Number(match[1]),
    0,
  )
  if (kilobytes === 0) return undefined
  // Flags of Node would push the program out of the name.
  const words = command.split('\0').filter((word) => word && !word.startsWith('-'))
  const name = words
    .slice(0, 3)
    .map((word) => word.split('/').slice(-3).join('/'))
    .join(' ')
  return { pid, name: `${pid} ${name}`.slice(0, 52), kind: kindOf(name), megabytes: kilobytes / 1024 }
}
