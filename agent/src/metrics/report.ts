import type { Observation } from './observation.ts'

export type Report = (observation: Observation) => void

let receive: Report = () => undefined

/** Decides, once in a process, where its observations go; until then they go nowhere. */
export function reportTo(receiver: Report): void {
  receive = receiver
}

/** Tells what happened in the call of this process; never fails. */
export function report(observation: Observation): void {
  receive(observation)
}

/** Reports how long a tool took and whether it succeeded; the result or the error passes as it is. */
export async function timedTool<Result>(name: string, running: Promise<Result>): Promise<Result> {
  const started = performance.now()
  let ok = false
  try {
    const result = await running
    ok = true
    return result
  } finally {
    report({ kind: 'tool', name, seconds: (performance.now() - started) / 1000, ok })
  }
}
