import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { CallerEvent, CallersPlan } from './caller-events.ts'

const PROGRAM = join(import.meta.dirname, 'callers-process.ts')

/** Callers who ask and listen until they are stopped, in a process of their own. */
export interface Callers {
  readonly events: readonly CallerEvent[]
  stop(): Promise<void>
}

/** @param before what starts their process elsewhere. */
export function startCallers(plan: CallersPlan, before: readonly string[] = []): Callers {
  const [command = process.execPath, ...rest] = [...before, process.execPath, PROGRAM]
  const child = spawn(command, rest, {
    stdio: ['ignore', 'ignore', process.env.KINETRA_KEEP ? 'inherit' : 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  const ended = once(child, 'exit')
  const events: CallerEvent[] = []
  child.on('message', (event) => events.push(event as CallerEvent))
  child.send(plan)
  return {
    events,
    async stop() {
      if (child.connected) child.send('stop')
      const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
      await ended
      clearTimeout(timer)
    },
  }
}
