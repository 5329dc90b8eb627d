import { REGION_GROUPS, REGION_NAMES, type RegionName } from './regions.ts'
import type { AreaRollup, FootRollup, GaitRollup, Moments, Rollup } from './rollup.ts'
import { PATH_POINTS } from './rollup.ts'
import type { FootSummary, Gait, PressureStatistics, WorkoutSummary } from './summary.ts'
import { FEET, type Foot } from './workout.ts'

/** Below this rate a step is too few frames to be found; what depends on steps is absent. */
export const MINIMUM_GAIT_HZ = 20
/** Timestamps are whole milliseconds and radio delays them: 19.9 Hz measured is 20 Hz meant. */
const RATE_TOLERANCE = 0.98

/** Turns a rollup into the statistics people see; `summary.ts` says what each is. */
export function summarise(workoutId: string, rollup: Rollup): WorkoutSummary {
  const feet = FEET.flatMap((foot) => {
    const part = rollup.feet[foot]
    return part ? [{ foot, part }] : []
  })
  if (feet.length === 0)
    return {
      workoutId,
      startedAtMs: 0,
      durationInS: 0,
      frameCount: 0,
      feet: [],
      gait: null,
      leftLoadShare: null,
    }
  const startedAtMs = Math.min(...feet.map(({ part }) => part.firstMs))
  const endedAtMs = Math.max(...feet.map(({ part }) => part.lastMs))
  return {
    workoutId,
    startedAtMs,
    durationInS: (endedAtMs - startedAtMs) / 1000,
    frameCount: feet.reduce((count, { part }) => count + part.frameCount, 0),
    feet: feet.map(({ foot, part }) => footSummary(foot, part, startedAtMs)),
    gait: feet.every(({ part }) => showsGait(part)) ? gaitOf(feet.map(({ part }) => part.gait)) : null,
    leftLoadShare: leftLoadShare(rollup),
  }
}

function footSummary(foot: Foot, part: FootRollup, startedAtMs: number): FootSummary {
  const footLoad = loadOf(part.whole)
  const statistics = (area: AreaRollup): PressureStatistics => ({
    mean: area.mean,
    peak: area.max,
    peakAtMs: area.count === 0 ? 0 : area.maxAtMs - startedAtMs,
    minimum: area.min,
    standardDeviation: deviation(area),
    sum: loadOf(area) / part.frameCount,
    pressureTimeIntegral: area.pressureTimeIntegral,
    contactArea: area.contactFrames === 0 ? 0 : area.contactShares / area.contactFrames,
    loadShare: footLoad === 0 ? 0 : loadOf(area) / footLoad,
  })
  const groupLoad = (group: readonly RegionName[]) =>
    group.reduce((load, name) => load + loadOf(part.regions[REGION_NAMES.indexOf(name)]), 0)
  const forefoot = groupLoad(REGION_GROUPS.forefoot)
  const gaitIsKnown = showsGait(part)
  return {
    foot,
    frameCount: part.frameCount,
    samplingRateHz: samplingRate(part),
    whole: statistics(part.whole),
    regions: REGION_NAMES.map((region, index) => ({
      region,
      ...statistics(part.regions[index] as AreaRollup),
    })),
    heelToForefoot: forefoot === 0 ? null : groupLoad(REGION_GROUPS.heel) / forefoot,
    centreOfPressure:
      part.along.count === 0
        ? null
        : {
            along: part.along.mean,
            across: part.across.mean,
            alongDeviation: deviation(part.along),
            acrossDeviation: deviation(part.across),
          },
    centreOfPressurePath: gaitIsKnown ? pathOf(part.gait) : [],
    gait: gaitIsKnown ? gaitOf([part.gait]) : null,
  }
}

const deviation = ({ count, m2 }: Moments) => (count === 0 ? 0 : Math.sqrt(m2 / count))

/** Sum over all cells and frames; the load of an area, as the cells of an insole are of one size. */
const loadOf = (area: AreaRollup | undefined) => (area ? area.mean * area.count : 0)

/** Frames a second while recording, without pauses. */
function samplingRate({ intervals, intervalMs }: FootRollup): number {
  return intervalMs === 0 ? 0 : (intervals * 1000) / intervalMs
}

const showsGait = (part: FootRollup) => samplingRate(part) >= MINIMUM_GAIT_HZ * RATE_TOLERANCE

function pathOf({ steps, along, across }: GaitRollup): { along: number; across: number }[] {
  if (steps === 0) return []
  return Array.from({ length: PATH_POINTS }, (_, point) => ({
    along: (along[point] ?? 0) / steps,
    across: (across[point] ?? 0) / steps,
  }))
}

/** Steps are those counted; a stride is two steps, so the cadence of both feet is twice the strides'. */
function gaitOf(parts: readonly GaitRollup[]): Gait {
  const total = (pick: (gait: GaitRollup) => number) => parts.reduce((sum, gait) => sum + pick(gait), 0)
  const steps = total((gait) => gait.steps)
  const strideMs = total((gait) => gait.strideMs)
  const phased = total((gait) => gait.phased)
  return {
    steps,
    cadencePerMin: strideMs === 0 ? 0 : (2 * 60_000 * total((gait) => gait.strides)) / strideMs,
    contactTimeMs: steps === 0 ? null : total((gait) => gait.contactMs) / steps,
    stancePhases:
      phased === 0
        ? null
        : {
            loading: total((gait) => gait.loading) / phased,
            midStance: total((gait) => gait.midStance) / phased,
            pushOff: total((gait) => gait.pushOff) / phased,
          },
  }
}

function leftLoadShare({ feet: { left, right } }: Rollup): number | null {
  if (!left || !right) return null
  const leftLoad = loadOf(left.whole) / left.frameCount
  const rightLoad = loadOf(right.whole) / right.frameCount
  return leftLoad + rightLoad === 0 ? null : leftLoad / (leftLoad + rightLoad)
}
