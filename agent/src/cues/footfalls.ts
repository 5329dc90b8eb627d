import type { FrameMeasure } from '@kinetra/workouts/frame-measure'
import { REGION_NAMES, type RegionName } from '@kinetra/workouts/regions'
import type { FootTracker } from '@kinetra/workouts/tracker-state'
import type { Foot } from '@kinetra/workouts/workout'

/** A foot on the ground, from touch-down to toe-off; times in milliseconds since 1970. */
export interface Footfall {
  readonly foot: Foot
  readonly startMs: number
  /** Highest mean pressure of the whole foot: how hard the step was. */
  readonly load: number
  /** The region with the highest mean pressure in any frame of it, and that pressure: the value of a high-force event. */
  readonly region: RegionName
  readonly value: number
}

/** Touch-downs that are knocks and stances that are standing are no footfalls. */
const LASTS_MS = { atLeast: 80, atMost: 1500 }

/** Finds footfalls frame by frame, both feet interleaved; keeps one footfall a foot. */
export class Footfalls {
  readonly #open = new Map<Foot, { startMs: number; load: number; region: number; value: number }>()
  readonly #ended: Footfall[] = []

  see(foot: Foot, measure: FrameMeasure, atMs: number, { contact }: FootTracker): void {
    let open = this.#open.get(foot)
    if (open && open.startMs !== contact?.startMs) {
      this.#open.delete(foot)
      const lastedMs = atMs - open.startMs
      if (lastedMs >= LASTS_MS.atLeast && lastedMs <= LASTS_MS.atMost)
        this.#ended.push({ ...open, foot, region: REGION_NAMES[open.region] ?? 'Mid Foot' })
      open = undefined
    }
    if (!contact?.startSeen || contact.offMs !== null) return
    if (!open) {
      open = { startMs: contact.startMs, load: 0, region: 0, value: 0 }
      this.#open.set(foot, open)
    }
    if (measure.whole.mean > open.load) open.load = measure.whole.mean
    for (const [region, { mean }] of measure.regions.entries()) {
      if (mean <= open.value) continue
      open.value = mean
      open.region = region
    }
  }

  /** Those that have ended since it was last asked, in the order they ended. */
  take(): Footfall[] {
    return this.#ended.splice(0)
  }
}
