import type { RegionName } from '@kinetra/workouts/regions'
import { medianOf } from '@kinetra/workouts/usual/spread'
import type { Foot } from '@kinetra/workouts/workout'
import { explanationOf } from '../../tools/explanations.ts'
import type { Cue, CueRule } from '../cue-rule.ts'
import type { Footfall } from '../footfalls.ts'
import type { LiveRun } from '../live-run.ts'

/** The loads of the last footfalls of a foot are what a landing is compared with. */
const KEPT = 60
const FEWEST = 20
/** So much harder than the median, and so many standard deviations above it. */
const HARDER = 1.3
const SURENESS = 6
/** A landing longer ago is not spoken of any more. */
const NEWS_FOR_MS = 5000
const MAD_TO_DEVIATION = 1.4826

/** One landing is much harder than those before it, and beyond the user's threshold of a high-force event. */
export const rule: CueRule = {
  topic: 'landings',
  isUrgent: true,
  everyMs: 30_000,
  watch() {
    const loads: Record<Foot, number[]> = { left: [], right: [] }
    let last: { readonly footfall: Footfall; readonly seenMs: number } | null = null
    return ({ run, footfalls, tolerance, given }) => {
      for (const footfall of footfalls) {
        const known = loads[footfall.foot]
        if (footfall.value >= run.thresholds.high && isOutlier(footfall.load, known, tolerance)) {
          last = { footfall, seenMs: run.nowMs }
          continue
        }
        // A hard landing is no measure of the next.
        known.push(footfall.load)
        if (known.length > KEPT) known.shift()
      }
      const isNews = last && run.ageMs(last.footfall.startMs) <= NEWS_FOR_MS && given.lastMs < last.seenMs
      return last && isNews ? cueOf(last.footfall, run) : null
    }
  },
}

function cueOf({ foot, region, startMs, ...landing }: Footfall, run: LiveRun): Cue {
  const value = Math.round(landing.value)
  const atS = run.sinceStartMs(startMs) / 1000
  return {
    tone: 'alert',
    says: `That landing was hard: ${value} on your ${foot} ${placeOf(region)}. Land softer.`,
    facts: { workout_id: run.workout.id, type: 'region_force_high', region, foot, value, at_s: atS },
  }
}

/** As the coach explains it: "inner heel". */
function placeOf(region: RegionName): string {
  const explained = explanationOf(region)
  return 'title' in explained ? explained.title.replace(/^the /, '') : 'foot'
}

function isOutlier(load: number, known: readonly number[], tolerance: number): boolean {
  if (known.length < FEWEST) return false
  const middle = medianOf(known)
  const spread = MAD_TO_DEVIATION * medianOf(known.map((one) => Math.abs(one - middle)))
  return load > middle * (1 + (HARDER - 1) * tolerance) && load > middle + SURENESS * tolerance * spread
}
