import { parentPort } from 'node:worker_threads'
import { cuesOf, type SimulatedRun } from '@kinetra/agent/cues/testing/simulated-run'

/** A story to play, and whether to stop at the first cue about this. */
export interface CueTask extends Pick<SimulatedRun, 'story' | 'seed' | 'minutes'> {
  readonly until: string | null
}
export interface CueOutcome {
  readonly task: CueTask
  readonly cues: readonly { readonly topic: string; readonly atMs: number }[]
}

parentPort?.on('message', (task: CueTask) => {
  const cues: CueOutcome['cues'][number][] = []
  for (const { cue, atMs } of cuesOf(task)) {
    cues.push({ topic: cue.rule.topic, atMs })
    if (cue.rule.topic === task.until) break
  }
  parentPort?.postMessage({ task, cues } satisfies CueOutcome)
})
