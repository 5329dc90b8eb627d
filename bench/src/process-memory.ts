import { readdir, readFile } from 'node:fs/promises'

export interface ProcessMemory {
  readonly name: string
  readonly megabytes: number
}

/** Private memory (not shared with other processes) of a process and all its descendants, from /proc. */
export async function memoryOf(root: number): Promise<ProcessMemory[]> {
  const parents = await parentsOf()
  const family = [...parents.keys()].filter((pid) => descends(pid, root, parents))
  const memories = await Promise.all(family.map(readMemory))
  return memories.filter((memory) => memory !== undefined).toSorted((a, b) => b.megabytes - a.megabytes)
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
  return { name: `${pid} ${name}`.slice(0, 52), megabytes: kilobytes / 1024 }
}
