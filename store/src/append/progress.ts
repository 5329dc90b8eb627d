import {
  analyseBatch,
  closeTracker,
  emptyRollup,
  mergeRollups,
  type Rollup,
  type TrackerState,
} from '@kinetra/workouts/analyse-batch'
import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { Frame } from '@kinetra/workouts/frame'
import { type OwnThresholds, thresholdsOf } from '@kinetra/workouts/own-thresholds'
import { type RegionMap, UnknownInsoleError } from '@kinetra/workouts/region-map'
import type { Foot, Workout, WorkoutType } from '@kinetra/workouts/workout'
import { InvalidInputError } from '../errors.ts'

/**
 * All that the batches so far add up to: plain JSON of a fixed size, so that neither a summary nor the next
 * batch ever reads frames again.
 */
export interface Progress {
  rollup: Rollup
  tracker: TrackerState | null
  /** Events that have ended, by foot; those that go on are in the tracker. */
  ended: { left: EndedEvents; right: EndedEvents }
}

interface EndedEvents {
  high: number
  low: number
}

export interface AnalysisOptions {
  readonly type: WorkoutType
  readonly regionMap?: RegionMap | undefined
  /** Of the owner; the activity's usual ones where absent. */
  readonly thresholds?: OwnThresholds | null | undefined
}

export const newProgress = (): Progress => ({
  rollup: emptyRollup(),
  tracker: null,
  ended: { left: { high: 0, low: 0 }, right: { high: 0, low: 0 } },
})

/** As it was stored: an earlier version counted the ended events of both feet together. */
export function readProgress(
  stored: Omit<Progress, 'ended'> & { ended: Progress['ended'] | EndedEvents },
): Progress {
  const { ended } = stored
  return { ...stored, ended: 'left' in ended ? ended : { left: ended, right: { high: 0, low: 0 } } }
}

/** One foot's part put in the place of the other's: feet follow from nothing but themselves. */
export function withFoot(progress: Progress, foot: Foot, part: Progress): Progress {
  return {
    rollup: {
      ...progress.rollup,
      feet: { ...progress.rollup.feet, [foot]: part.rollup.feet[foot] },
    },
    tracker: part.tracker && {
      ...part.tracker,
      feet: { ...(progress.tracker ?? part.tracker).feet, [foot]: part.tracker.feet[foot] },
    },
    ended: { ...progress.ended, [foot]: part.ended[foot] },
  }
}

/** The progress after one more batch, and the events that ended in it. Throws `InvalidInputError`. */
export function advance(progress: Progress, frames: readonly Frame[], options: AnalysisOptions) {
  const { rollup, events, state } = analyse(frames, progress.tracker, options)
  const ended = ({ high, low }: EndedEvents, foot: Foot) => {
    const own = events.filter((event) => event.foot === foot)
    const added = own.filter(isHigh).length
    return { high: high + added, low: low + own.length - added }
  }
  const next: Progress = {
    rollup: mergeRollups(progress.rollup, rollup),
    tracker: state,
    ended: { left: ended(progress.ended.left, 'left'), right: ended(progress.ended.right, 'right') },
  }
  return { progress: next, events }
}

const isHigh = ({ type }: WorkoutEvent) => type === 'region_force_high'

function analyse(frames: readonly Frame[], tracker: TrackerState | null, options: AnalysisOptions) {
  const { type, regionMap, thresholds } = options
  try {
    return analyseBatch(frames, tracker, { type, regionMap, thresholds: thresholdsOf(type, thresholds) })
  } catch (cause) {
    if (cause instanceof UnknownInsoleError || cause instanceof RangeError)
      throw new InvalidInputError(cause.message, { cause })
    throw cause
  }
}

/** Events that had not ended with the last frame, as far as they got. */
export function eventsGoingOn({ tracker }: Progress): WorkoutEvent[] {
  return tracker ? closeTracker(tracker) : []
}

export type Headline = Pick<
  Workout,
  'frameCount' | 'durationInS' | 'highForceEvents' | 'lowForceEvents' | 'peakPressure'
> & { firstMs: number | null }

/** What a list of workouts shows of the progress. */
export function headlineOf(progress: Progress): Headline {
  const feet = [progress.rollup.feet.left, progress.rollup.feet.right].filter((foot) => foot !== null)
  const goingOn = eventsGoingOn(progress)
  const high = goingOn.filter(isHigh).length
  const { left, right } = progress.ended
  const firstMs = feet.length === 0 ? null : Math.min(...feet.map((foot) => foot.firstMs))
  const lastMs = Math.max(...feet.map((foot) => foot.lastMs))
  return {
    frameCount: feet.reduce((count, foot) => count + foot.frameCount, 0),
    firstMs,
    durationInS: firstMs === null ? 0 : (lastMs - firstMs) / 1000,
    highForceEvents: left.high + right.high + high,
    lowForceEvents: left.low + right.low + goingOn.length - high,
    peakPressure: feet.length === 0 ? null : Math.max(...feet.map((foot) => foot.whole.max)),
  }
}
