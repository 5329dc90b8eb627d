import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const NAMESPACE = `kinetra${process.pid % 10_000}`
const HERE = '10.213.7.1'
const THERE = '10.213.7.2'

/** A cable to a machine beside this one, which is a network namespace. */
export interface Line {
  /** This machine's address at the cable. */
  readonly address: string
  /** What starts a program on the machine beside. */
  readonly beside: readonly string[]
  /** Loses packets and delays them in both directions; 100 % is a cut. */
  set(lossPercent: number, delayMs?: readonly [number, number]): void
  stop(): Promise<void>
}

/** Why there is none here; undefined where one can be laid. */
export function lineMissing(): string | undefined {
  if (process.getuid?.() !== 0) return 'a network namespace needs root'
  if (!existsSync('/dev/net/tun')) return 'there is no /dev/net/tun'
  for (const program of ['ip', 'python3'])
    if (spawnSync(program, ['--help']).error) return `there is no ${program}`
  return undefined
}

/** Lays it; LiveKit offers its address to callers only where it is started afterwards. */
export async function layLine(): Promise<Line> {
  const cable = spawn('python3', [join(import.meta.dirname, 'line.py'), NAMESPACE, HERE, THERE], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(cable, 'exit')
  const ready = once(createInterface(cable.stdout), 'line')
  await Promise.race([
    ready,
    ended.then(() => {
      throw new Error('the network cannot be laid')
    }),
  ])
  return {
    address: HERE,
    beside: ['ip', 'netns', 'exec', NAMESPACE],
    set: (lossPercent, [shortest, longest] = [0, 0]) =>
      void cable.stdin.write(`${lossPercent} ${shortest} ${longest}\n`),
    async stop() {
      cable.stdin.end()
      await ended
    },
  }
}
