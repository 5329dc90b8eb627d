import type { WorkoutEvent } from './event.ts'
import type { AreaMeasure } from './frame-measure.ts'
import { REGION_NAMES } from './regions.ts'
import type { Thresholds } from './thresholds.ts'
import type { FootTracker, OpenEvent } from './tracker-state.ts'
import type { Foot } from './workout.ts'

/** An event as it goes into the store. The statistic compared is the region's mean pressure in a frame. */
function toEvent(foot: Foot, region: number, kind: 'high' | 'low', open: OpenEvent): WorkoutEvent {
  return {
    type: kind === 'high' ? 'region_force_high' : 'region_force_low',
    foot,
    region: REGION_NAMES[region] ?? 'Mid Foot',
    stat: 'mean',
    value: open.value,
    threshold: open.threshold,
    comparison: kind === 'high' ? 'gt' : 'lt',
    timestamp: open.fromMs,
    durationMs: open.toMs - open.fromMs,
    source: 'analysis',
  }
}

/** The events of one foot that are still open, as far as they got. */
export function openEvents(foot: Foot, tracker: FootTracker): WorkoutEvent[] {
  const events: WorkoutEvent[] = []
  for (const kind of ['high', 'low'] as const)
    for (const [region, open] of tracker[kind].entries())
      if (open) events.push(toEvent(foot, region, kind, open))
  return events
}

/**
 * What a pause before `atMs` does to the open events of one foot: each is broken off, and has ended unless it is
 * so young that another of its kind could not begin yet. Where time went back, all have ended.
 */
export function breakOffEvents(
  foot: Foot,
  tracker: FootTracker,
  atMs: number,
  limits: Thresholds,
  events: WorkoutEvent[],
): void {
  for (const kind of ['high', 'low'] as const)
    for (const [region, open] of tracker[kind].entries()) {
      if (!open) continue
      open.beyond = false
      if (atMs >= tracker.lastMs && atMs - open.fromMs < limits.minimumIntervalMs) continue
      events.push(toEvent(foot, region, kind, open))
      tracker[kind][region] = null
    }
}

/**
 * Follows the high-force event of each region. Within `minimumIntervalMs` of its beginning a region's further
 * peaks belong to the same event, so that its value is the true extreme and a tired runner's every step
 * does not make a new one.
 */
export function trackHigh(
  foot: Foot,
  tracker: FootTracker,
  regions: readonly AreaMeasure[],
  atMs: number,
  limits: Thresholds,
  events: WorkoutEvent[],
): void {
  for (const [region, { mean }] of regions.entries()) {
    const open = tracker.high[region]
    if (open) {
      if (
        mean >= (open.beyond ? Math.min(limits.highEnd, limits.high) : limits.high) &&
        withinEvent(open, atMs, limits)
      ) {
        open.beyond = true
        open.toMs = atMs
        if (mean > open.value) open.value = mean
        continue
      }
      open.beyond = false
      if (atMs - open.fromMs < limits.minimumIntervalMs) continue
      events.push(toEvent(foot, region, 'high', open))
      tracker.high[region] = null
    }
    if (mean >= limits.high)
      tracker.high[region] = { fromMs: atMs, toMs: atMs, value: mean, threshold: limits.high, beyond: true }
  }
}

/** A peak belongs to an event while the event is unbroken, or young. */
const withinEvent = (open: OpenEvent, atMs: number, limits: Thresholds) =>
  open.beyond || atMs - open.fromMs < limits.minimumIntervalMs

/** Opens or continues the low-force event of a region that stayed unloaded through a phase it should bear. */
export function trackLow(
  foot: Foot,
  tracker: FootTracker,
  region: number,
  visit: { fromMs: number; toMs: number; lowest: number; highest: number },
  limits: Thresholds,
  events: WorkoutEvent[],
): void {
  const open = tracker.low[region]
  if (open) {
    const limit = open.beyond ? Math.max(limits.lowEnd, limits.low) : limits.low
    if (visit.highest <= limit && withinEvent(open, visit.fromMs, limits)) {
      open.beyond = true
      open.toMs = visit.toMs
      if (visit.lowest < open.value) open.value = visit.lowest
      return
    }
    open.beyond = false
    if (visit.fromMs - open.fromMs < limits.minimumIntervalMs) return
    events.push(toEvent(foot, region, 'low', open))
    tracker.low[region] = null
  }
  if (visit.highest > limits.low) return
  tracker.low[region] = {
    fromMs: visit.fromMs,
    toMs: visit.toMs,
    value: visit.lowest,
    threshold: limits.low,
    beyond: true,
  }
}

/** Emits low-force events whose phase has not come again for a whole interval. */
export function closeStaleLow(
  foot: Foot,
  tracker: FootTracker,
  atMs: number,
  limits: Thresholds,
  events: WorkoutEvent[],
): void {
  for (let region = 0; region < REGION_NAMES.length; region++) {
    const open = tracker.low[region]
    if (!open || atMs - open.toMs < limits.minimumIntervalMs) continue
    events.push(toEvent(foot, region, 'low', open))
    tracker.low[region] = null
  }
}
