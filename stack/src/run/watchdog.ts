// Ends the parts when the program that started them is gone, however it went. It runs beside that
// program, in a process group of its own, and reads from it which groups there are: "+pid" a line for a
// started one, "-pid" for an ended one. The input's end is the program's end.
import { createInterface } from 'node:readline'
import { stopGroup } from './process-group.ts'

const GRACE_MS = 3000
const groups = new Set<number>()

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined)

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1))
  if (line.startsWith('+')) groups.add(pid)
  else groups.delete(pid)
}
await Promise.all([...groups].map((pid) => stopGroup({ pid, asks: 2, graceMs: GRACE_MS })))
