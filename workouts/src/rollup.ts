import { REGION_NAMES } from './regions.ts'
import { FEET, type Foot } from './workout.ts'

/** Points of the centre-of-pressure path: every tenth of the stance. */
export const PATH_POINTS = 11

/** Count, mean and M2 (sum of squared deviations), from which the population deviation is √(M2 ∕ count). */
export interface Moments {
  count: number
  mean: number
  m2: number
}

/** Of one area over frames; pressures relative 0–100, times in milliseconds since 1970. */
export interface AreaRollup extends Moments {
  min: number
  max: number
  /** The first frame in which the maximum was reached. */
  maxAtMs: number
  pressureTimeIntegral: number
  /** Frames in which any cell of the area bore load, and the sum over them of the share of cells that did. */
  contactFrames: number
  contactShares: number
}

/** Sums over steps of one foot, so that parts of a workout add up. */
export interface GaitRollup {
  steps: number
  contactMs: number
  strides: number
  strideMs: number
  /** Stances whose phases are known, and the sums of their shares. */
  phased: number
  loading: number
  midStance: number
  pushOff: number
  /** Sums over `steps` stances at each of the `PATH_POINTS`. */
  along: number[]
  across: number[]
}

export interface FootRollup {
  frameCount: number
  firstMs: number
  lastMs: number
  /** Intervals between frames that follow each other, without pauses, and their time. */
  intervals: number
  intervalMs: number
  /** By region index as in `REGION_NAMES`. */
  regions: AreaRollup[]
  whole: AreaRollup
  /** Centre of pressure over the frames in which the foot bore load. */
  along: Moments
  across: Moments
  gait: GaitRollup
}

/** What a stretch of a workout adds up to: plain JSON, about 5 KB a foot whatever the number of frames. */
export interface Rollup {
  version: 1
  feet: { left: FootRollup | null; right: FootRollup | null }
}

export function emptyRollup(): Rollup {
  return { version: 1, feet: { left: null, right: null } }
}

const emptyMoments = (): Moments => ({ count: 0, mean: 0, m2: 0 })

const emptyArea = (): AreaRollup => ({
  ...emptyMoments(),
  min: 0,
  max: 0,
  maxAtMs: 0,
  pressureTimeIntegral: 0,
  contactFrames: 0,
  contactShares: 0,
})

export function emptyFootRollup(firstMs: number): FootRollup {
  return {
    frameCount: 0,
    firstMs,
    lastMs: firstMs,
    intervals: 0,
    intervalMs: 0,
    regions: REGION_NAMES.map(emptyArea),
    whole: emptyArea(),
    along: emptyMoments(),
    across: emptyMoments(),
    gait: {
      steps: 0,
      contactMs: 0,
      strides: 0,
      strideMs: 0,
      phased: 0,
      loading: 0,
      midStance: 0,
      pushOff: 0,
      along: new Array<number>(PATH_POINTS).fill(0),
      across: new Array<number>(PATH_POINTS).fill(0),
    },
  }
}

/** Adds moments to `into`: Chan, Golub, LeVeque, "Updating formulae and a pairwise algorithm", 1979. */
export function addMoments(into: Moments, count: number, mean: number, m2: number): void {
  if (count === 0) return
  const total = into.count + count
  const shift = mean - into.mean
  into.mean += (shift * count) / total
  into.m2 += m2 + (shift * shift * into.count * count) / total
  into.count = total
}

function addArea(into: AreaRollup, area: AreaRollup): void {
  if (area.count > 0) {
    if (into.count === 0 || area.min < into.min) into.min = area.min
    if (into.count === 0 || area.max > into.max || (area.max === into.max && area.maxAtMs < into.maxAtMs)) {
      into.max = area.max
      into.maxAtMs = area.maxAtMs
    }
  }
  addMoments(into, area.count, area.mean, area.m2)
  into.pressureTimeIntegral += area.pressureTimeIntegral
  into.contactFrames += area.contactFrames
  into.contactShares += area.contactShares
}

function addGait(into: GaitRollup, gait: GaitRollup): void {
  into.steps += gait.steps
  into.contactMs += gait.contactMs
  into.strides += gait.strides
  into.strideMs += gait.strideMs
  into.phased += gait.phased
  into.loading += gait.loading
  into.midStance += gait.midStance
  into.pushOff += gait.pushOff
  for (let point = 0; point < PATH_POINTS; point++) {
    into.along[point] = (into.along[point] ?? 0) + (gait.along[point] ?? 0)
    into.across[point] = (into.across[point] ?? 0) + (gait.across[point] ?? 0)
  }
}

function addFoot(into: FootRollup, foot: FootRollup): void {
  into.frameCount += foot.frameCount
  into.firstMs = Math.min(into.firstMs, foot.firstMs)
  into.lastMs = Math.max(into.lastMs, foot.lastMs)
  into.intervals += foot.intervals
  into.intervalMs += foot.intervalMs
  for (const [index, area] of into.regions.entries()) addArea(area, foot.regions[index] ?? emptyArea())
  addArea(into.whole, foot.whole)
  addMoments(into.along, foot.along.count, foot.along.mean, foot.along.m2)
  addMoments(into.across, foot.across.count, foot.across.mean, foot.across.m2)
  addGait(into.gait, foot.gait)
}

/**
 * The rollup of both stretches together; neither is changed. Associative and commutative within rounding
 * (1e-9 relative), so parts may be merged in any order, if each was analysed with the tracker state that the
 * part before it left: what crosses the seam (an interval, a step) belongs to the later part.
 */
export function mergeRollups(a: Rollup, b: Rollup): Rollup {
  const merged = emptyRollup()
  const mergeFoot = (foot: Foot) => {
    for (const { feet } of [a, b]) {
      const part = feet[foot]
      if (!part) continue
      const into = merged.feet[foot] ?? emptyFootRollup(part.firstMs)
      addFoot(into, part)
      merged.feet[foot] = into
    }
  }
  for (const foot of FEET) mergeFoot(foot)
  return merged
}
