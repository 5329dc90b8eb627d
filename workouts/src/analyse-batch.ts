import { breakOffEvents, openEvents, trackHigh } from './detect-events.ts'
import type { WorkoutEvent } from './event.ts'
import type { Frame } from './frame.ts'
import { type AreaMeasure, type FrameMeasure, measureFrame, newMeasure } from './frame-measure.ts'
import type { RegionMap } from './region-map.ts'
import {
  type AreaRollup,
  addMoments,
  emptyFootRollup,
  emptyRollup,
  type FootRollup,
  type Rollup,
} from './rollup.ts'
import { trackPhase } from './stance-phase.ts'
import { BLIND_AFTER_MS, breakOff, MINIMUM_LOAD, trackStep } from './step-detector.ts'
import { THRESHOLDS, type Thresholds } from './thresholds.ts'
import {
  copyTracker,
  emptyTracker,
  type FootTracker,
  newFootTracker,
  type TrackerState,
} from './tracker-state.ts'
import { FEET, type Foot, type WorkoutType } from './workout.ts'

export { regionMeans } from './frame-measure.ts'
export { emptyRollup, mergeRollups, type Rollup } from './rollup.ts'
export { summarise } from './summarise.ts'
export type { TrackerState } from './tracker-state.ts'

/** An interval longer than this is a pause: nothing is integrated over it, and it breaks events off. */
const PAUSE_MS = 2000
/** Share of a new interval in the smoothed one. */
const INTERVAL_SHARE = 0.1

export interface AnalyseOptions {
  /** Chooses the thresholds; `other` where absent. */
  readonly type?: WorkoutType | undefined
  readonly thresholds?: Thresholds | undefined
  /** For insoles of other sizes than 12×8 and 13×9. */
  readonly regionMap?: RegionMap | undefined
  /** Called with each frame's figures, which the next frame overwrites, and what its foot is doing. */
  readonly onFrame?:
    | ((foot: Foot, measure: FrameMeasure, atMs: number, tracker: FootTracker) => void)
    | undefined
}

export interface Analysis {
  rollup: Rollup
  /** Events that ended within the batch, in the order they ended. */
  events: WorkoutEvent[]
  /** What the next batch needs; events that go on are in it. */
  state: TrackerState
}

/**
 * Works through frames in order of time, both feet interleaved as they come. `state` is what the batch before
 * left, or null at a workout's beginning; it is not changed. Throws `UnknownInsoleError` or `RangeError`
 * where a frame fits no region map.
 */
export function analyseBatch(
  frames: readonly Frame[],
  state: TrackerState | null,
  options: AnalyseOptions = {},
): Analysis {
  const limits = options.thresholds ?? THRESHOLDS[options.type ?? 'other']
  const next = state ? copyTracker(state) : emptyTracker()
  const rollup = emptyRollup()
  const events: WorkoutEvent[] = []
  const measure = newMeasure()
  for (const frame of frames) {
    const { foot, timestamp } = frame
    measureFrame(frame, limits.contactPressure, measure, options.regionMap)
    let tracker = next.feet[foot]
    const isFirst = tracker === null
    if (!tracker) {
      tracker = newFootTracker(measure.whole.mean)
      next.feet[foot] = tracker
    }
    let into = rollup.feet[foot]
    if (!into) {
      into = emptyFootRollup(timestamp)
      rollup.feet[foot] = into
    }
    const sinceMs = isFirst ? null : timestamp - tracker.lastMs
    addFrame(into, tracker, measure, timestamp, sinceMs)
    const isPause = sinceMs !== null && (sinceMs < 0 || sinceMs > PAUSE_MS)
    if (isPause) breakOffEvents(foot, tracker, timestamp, limits, events)
    const isBlind = sinceMs === null || sinceMs < 0 || sinceMs > BLIND_AFTER_MS
    if (isBlind) {
      breakOff(tracker, into.gait)
      tracker.visit = null
    }
    trackStep(tracker, into.gait, measure, timestamp, isBlind ? null : sinceMs)
    trackPhase(foot, tracker, measure, timestamp, limits, events)
    trackHigh(foot, tracker, measure.regions, timestamp, limits, events)
    tracker.lastMs = timestamp
    options.onFrame?.(foot, measure, timestamp, tracker)
  }
  return { rollup, events, state: next }
}

/** The events that are still open, as far as they got: for reads while a workout goes on, and at its end. */
export function closeTracker(state: TrackerState): WorkoutEvent[] {
  const events: WorkoutEvent[] = []
  for (const foot of FEET) {
    const tracker = state.feet[foot]
    if (tracker) events.push(...openEvents(foot, tracker))
  }
  return events.sort((a, b) => a.timestamp - b.timestamp)
}

/** Adds a frame to its foot's rollup, and notes in the tracker what the next interval needs. */
function addFrame(
  into: FootRollup,
  tracker: FootTracker,
  measure: FrameMeasure,
  atMs: number,
  sinceMs: number | null,
): void {
  const counts = sinceMs !== null && sinceMs > 0 && sinceMs <= PAUSE_MS
  into.frameCount += 1
  into.firstMs = Math.min(into.firstMs, atMs)
  into.lastMs = Math.max(into.lastMs, atMs)
  if (counts) {
    into.intervals += 1
    into.intervalMs += sinceMs
    tracker.intervalMs =
      tracker.intervalMs === null
        ? sinceMs
        : tracker.intervalMs + INTERVAL_SHARE * (sinceMs - tracker.intervalMs)
  }
  const seconds = counts ? sinceMs / 1000 : 0
  const areas = [...measure.regions, measure.whole]
  for (const [slot, rollup] of [...into.regions, into.whole].entries()) {
    const area = areas[slot]
    if (!area) continue
    const lastMax = tracker.lastMax[slot] ?? 0
    addArea(rollup, area, { atMs, seconds, lastMax })
    tracker.lastMax[slot] = area.max
  }
  if (measure.whole.mean < MINIMUM_LOAD) return
  addMoments(into.along, 1, measure.along, 0)
  addMoments(into.across, 1, measure.across, 0)
}

/** `seconds` since the frame before, 0 after a pause, and the maximum then. */
function addArea(
  into: AreaRollup,
  { count, min, max, mean, m2, loaded }: AreaMeasure,
  { atMs, seconds, lastMax }: { atMs: number; seconds: number; lastMax: number },
): void {
  if (seconds > 0) into.pressureTimeIntegral += (seconds * (lastMax + max)) / 2
  if (count === 0) return
  if (into.count === 0 || min < into.min) into.min = min
  if (into.count === 0 || max > into.max || (max === into.max && atMs < into.maxAtMs)) {
    into.max = max
    into.maxAtMs = atMs
  }
  addMoments(into, count, mean, m2)
  if (loaded === 0) return
  into.contactFrames += 1
  into.contactShares += loaded / count
}
