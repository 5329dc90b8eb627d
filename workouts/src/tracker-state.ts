import { REGION_NAMES } from './regions.ts'
import type { StancePhase } from './thresholds.ts'

/** A foot on the ground, from the frame in which it came down. */
export interface Contact {
  startMs: number
  /** False where the recording, or a stretch after a gap, began with the foot already down. */
  startSeen: boolean
  /** The first frame without load since the last one with; null while it is loaded. */
  offMs: number | null
  /** The forefoot's first frame under load. */
  forefootFromMs: number | null
  heelSeen: boolean
  /** The first frame in which the heel, once loaded, no longer was. */
  heelOffMs: number | null
  /** Centre of pressure of each loaded frame; emptied once the contact is too long to be a step. */
  times: number[]
  along: number[]
  across: number[]
  tooLong: boolean
}

/** A stretch of frames in one phase of the stance, with the extremes of each region's mean. */
export interface PhaseVisit {
  phase: StancePhase
  fromMs: number
  toMs: number
  lowest: number[]
  highest: number[]
}

/** An event that may still grow. */
export interface OpenEvent {
  fromMs: number
  toMs: number
  value: number
  threshold: number
  /** Whether the region is still beyond the threshold (hysteresis). */
  beyond: boolean
}

export interface FootTracker {
  lastMs: number
  /** Highest cell of each region and of the whole foot (last) in the last frame. */
  lastMax: number[]
  /** Smoothed milliseconds between frames; null before the second. */
  intervalMs: number | null
  /** Envelope of the foot's mean pressure: what it falls to in swing, and rises to in stance. */
  floor: number
  ceiling: number
  contact: Contact | null
  lastStrikeMs: number | null
  visit: PhaseVisit | null
  /** By region index. */
  high: (OpenEvent | null)[]
  low: (OpenEvent | null)[]
}

/** All that one batch of frames has to know of those before it: plain JSON, a few KB. */
export interface TrackerState {
  version: 1
  feet: { left: FootTracker | null; right: FootTracker | null }
}

export function emptyTracker(): TrackerState {
  return { version: 1, feet: { left: null, right: null } }
}

export function newFootTracker(load: number): FootTracker {
  return {
    lastMs: 0,
    lastMax: [],
    intervalMs: null,
    floor: load,
    ceiling: load,
    contact: null,
    lastStrikeMs: null,
    visit: null,
    high: REGION_NAMES.map(() => null),
    low: REGION_NAMES.map(() => null),
  }
}

function copyFoot(foot: FootTracker): FootTracker {
  const { contact, visit } = foot
  const copyOpen = (open: OpenEvent | null) => (open ? { ...open } : null)
  return {
    ...foot,
    lastMax: [...foot.lastMax],
    contact: contact && {
      ...contact,
      times: [...contact.times],
      along: [...contact.along],
      across: [...contact.across],
    },
    visit: visit && { ...visit, lowest: [...visit.lowest], highest: [...visit.highest] },
    high: foot.high.map(copyOpen),
    low: foot.low.map(copyOpen),
  }
}

/** A copy to work on, so that the caller's state stays as it was. */
export function copyTracker({ feet }: TrackerState): TrackerState {
  return {
    version: 1,
    feet: { left: feet.left && copyFoot(feet.left), right: feet.right && copyFoot(feet.right) },
  }
}
