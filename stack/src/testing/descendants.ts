import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** The ids of all processes that a process has started, and those that these have started. */
export function descendantsOf(pid: number): number[] {
  const parents = process.platform === 'linux' ? fromProc() : fromPs()
  const found = new Set([pid])
  for (let size = 0; size !== found.size; ) {
    size = found.size
    for (const [child, parent] of parents) if (found.has(parent)) found.add(child)
  }
  found.delete(pid)
  return [...found]
}

function fromProc(): Map<number, number> {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      // "pid (program name) state parent …"; the name may hold anything.
      const rest = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '')
      parents.set(Number(name), Number(rest.split(' ')[1]))
    } catch {
      // It ended meanwhile.
    }
  }
  return parents
}

function fromPs(): Map<number, number> {
  const lines = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n')
  return new Map(lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]))
}
