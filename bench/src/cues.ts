import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { StoryName } from '@kinetra/workouts/gait-stories'
import type { CueOutcome, CueTask } from './cue-worker.ts'
import { printTable } from './table.ts'

/** What tells of each story, and from which share of it on there is something to tell. */
const STORIES: readonly { story: StoryName; topic: string; from: number }[] = [
  { story: 'heel', topic: 'heel', from: 1 / 3 },
  { story: 'slowing', topic: 'cadence', from: 1 / 3 },
  { story: 'tiring', topic: 'contact', from: 1 / 2 },
  { story: 'one-sided', topic: 'sides', from: 1 / 3 },
  { story: 'hard-landing', topic: 'landings', from: 1 / 2 },
]
const STORY_MINUTES = 6
const SEEDS_AN_HOUR = 4

/**
 * Plays runs through the rules of the coach's cues alone: steady ones, in which every cue is a false alarm, and each story,
 * whose cue is to be found. Thresholds were chosen with seeds from 1000 on, which are not among these.
 * @param hours of steady running; each story is played with four seeds an hour of it.
 */
export async function benchCues(hours: number): Promise<void> {
  const steady = await playAll(
    Array.from(
      { length: hours },
      (_, seed): CueTask => ({ story: 'steady', seed, minutes: 60, until: null }),
    ),
  )
  const alarms = steady.flatMap(({ task, cues }) =>
    cues.map(({ topic, atMs }) => `${topic} in seed ${task.seed} at ${Math.round(atMs / 1000)} s`),
  )
  process.stdout.write(
    `${hours} steady hours: ${alarms.length} cues without ground, ${(alarms.length / hours).toFixed(2)} an hour\n${alarms.join('\n')}\n`,
  )
  const seeds = SEEDS_AN_HOUR * hours
  const rows = []
  for (const { story, topic, from } of STORIES) {
    const tasks = Array.from(
      { length: seeds },
      (_, seed): CueTask => ({ story, seed, minutes: STORY_MINUTES, until: topic }),
    )
    const outcomes = await playAll(tasks)
    const found = outcomes.flatMap(({ cues }) => cues.filter((cue) => cue.topic === topic))
    const others = outcomes.flatMap(({ cues }) => cues.filter((cue) => cue.topic !== topic)).length
    const share = ((100 * found.length) / seeds).toFixed(1)
    process.stdout.write(
      `${story}: found in ${found.length} of ${seeds} (${share} %), other cues before it ${others}\n`,
    )
    const beganMs = from * STORY_MINUTES * 60_000
    const values = found.map(({ atMs }) => (atMs - beganMs) / 1000)
    rows.push({ name: `${story}: from its beginning to the cue`, unit: 's', values })
  }
  printTable('Cues', rows)
}

/** In as many threads as there are cores. */
async function playAll(tasks: readonly CueTask[]): Promise<CueOutcome[]> {
  const left = tasks.values()
  const outcomes: CueOutcome[] = []
  const play = async () => {
    const worker = new Worker(new URL('./cue-worker.ts', import.meta.url))
    for (const task of left) {
      worker.postMessage(task)
      const [outcome]: CueOutcome[] = await once(worker, 'message')
      if (outcome) outcomes.push(outcome)
    }
    await worker.terminate()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, play))
  return outcomes
}
