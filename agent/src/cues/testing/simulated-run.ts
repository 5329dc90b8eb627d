import { type CueSettings, DEFAULT_CUE_SETTINGS } from '@kinetra/protocol/cues'
import type { Frame } from '@kinetra/workouts/frame'
import { generateFrames } from '@kinetra/workouts/gait-generator'
import { courseOf, type StoryName } from '@kinetra/workouts/gait-stories'
import { THRESHOLDS } from '@kinetra/workouts/thresholds'
import type { Foot, Workout } from '@kinetra/workouts/workout'
import type { Sight } from '../cue-rule.ts'
import { LiveRun } from '../live-run.ts'
import { type FoundCue, Lookout } from '../lookout.ts'
import type { Usuals } from '../usual.ts'

const BATCH_MS = 500
const EPOCH = '1970-01-01T00:00:00.000Z'

/** A run that has just begun. */
export const RUN: Workout = {
  ...{ id: '0'.repeat(24), ownerId: 'runner', name: 'Run', type: 'running', status: 'in-progress' },
  ...{ startedAt: EPOCH, createdAt: EPOCH, updatedAt: EPOCH, frameCount: 0, durationInS: 0 },
  ...{ highForceEvents: 0, lowForceEvents: 0, peakPressure: null, remarks: [] },
}

export interface SimulatedRun {
  readonly story: StoryName
  readonly seed: number
  readonly minutes: number
  readonly settings?: Partial<CueSettings>
  readonly usual?: Usuals
  readonly goals?: Sight['goals']
  /** What of the frames arrives. */
  readonly arrives?: (frame: Frame, atMs: number) => boolean
  /** When the gateway is out of reach: what was measured then arrives afterwards. */
  readonly isAway?: (atMs: number) => boolean
}

/** A cue, and when it was given, in milliseconds since the start. */
export interface GivenCue {
  readonly cue: FoundCue
  readonly atMs: number
  readonly run: LiveRun
}

/** Plays a run through the rules as fast as they go, in batches as an insole's gateway sends them, and gives each cue that is due. */
export function* cuesOf({ story, seed, minutes, ...options }: SimulatedRun): Generator<GivenCue> {
  const durationInS = minutes * 60
  const course = courseOf(story, durationInS * 1000)
  const feet: readonly Foot[] = ['left', 'right']
  const run = new LiveRun({ workout: RUN, thresholds: THRESHOLDS.running })
  const lookout = new Lookout(run, options.goals ?? {})
  lookout.learn(options.usual ?? {})
  const settings = { ...DEFAULT_CUE_SETTINGS, ...options.settings }
  let batch: Frame[] = []
  let endMs = BATCH_MS
  for (const frame of generateFrames({ type: 'running', seed, startMs: 0, durationInS, feet, course })) {
    for (; frame.timestamp >= endMs; endMs += BATCH_MS) {
      if (options.isAway?.(endMs)) continue
      lookout.saw(run.add(batch, endMs))
      const cue = lookout.next(settings)
      if (cue) {
        lookout.gave(cue)
        yield { cue, atMs: endMs, run }
      }
      batch = []
    }
    if (options.arrives?.(frame, frame.timestamp) ?? true) batch.push(frame)
  }
}
