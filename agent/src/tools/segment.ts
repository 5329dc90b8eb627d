import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { RegionGroup, RegionName } from '@kinetra/workouts/regions'
import type { FootSummary, OverviewBin, WorkoutSummary } from '@kinetra/workouts/summary'
import type { CallState } from '../call/call-state.ts'
import { regionsOf, round } from './present.ts'

/** As fine as the store gives them: of a run of an hour one lasts 1.8 s. */
const BINS = 2000

/** A part of a workout: [from, to) in seconds from its start; the last one has its end in it. */
export interface Segment {
  readonly fromS: number
  readonly toS: number
}

export interface MeasuredWorkout {
  readonly id: string
  readonly durationInS: number
  readonly summary: WorkoutSummary
}

/**
 * The part that is asked for, as far as the workout goes; null where it has no such part.
 * @param fromS null from the start; negative counts from the end, as with `toS`.
 */
export function segmentOf(fromS: number | null, toS: number | null, durationInS: number): Segment | null {
  const atS = (second: number) =>
    Math.min(durationInS, Math.max(0, second < 0 ? durationInS + second : second))
  const segment = { fromS: atS(fromS ?? 0), toS: atS(toS ?? durationInS) }
  return segment.fromS < segment.toS ? segment : null
}

/** The events of a part, in order of time. */
export const eventsWithin = (
  events: readonly WorkoutEvent[],
  { fromS, toS }: Segment,
  { summary, durationInS }: MeasuredWorkout,
): WorkoutEvent[] =>
  events.filter(({ timestamp }) => {
    const atS = (timestamp - summary.startedAtMs) / 1000
    return atS >= fromS && (atS < toS || toS === durationInS)
  })

/** The mean pressure of parts of a workout, over its feet; null where nothing was measured. */
export async function meansWithin(
  segments: readonly Segment[],
  workout: MeasuredWorkout,
  region: RegionName | RegionGroup | null,
  feet: readonly FootSummary[],
  call: CallState,
): Promise<(number | null)[]> {
  const charts = await Promise.all(feet.map(async (foot) => await chartsOf(foot, workout, region, call)))
  return segments.map((segment) => {
    const means = charts.flatMap(({ frameMs, regions }) => {
      const mean = weighted(regions.map(({ bins, cells }) => [meanOf(bins, segment, frameMs), cells]))
      return mean === null ? [] : [mean]
    })
    return means.length === 0 ? null : round(means.reduce((sum, mean) => sum + mean, 0) / means.length)
  })
}

/** The chart of the whole foot, or of each region that is meant, with its number of cells. */
async function chartsOf(
  { foot, samplingRateHz, regions: all }: FootSummary,
  { id }: MeasuredWorkout,
  wanted: RegionName | RegionGroup | null,
  { store, viewerId }: CallState,
) {
  const chart = (region?: RegionName) =>
    store.workouts.overview(viewerId, id, { bins: BINS, foot, ...(region && { region }) })
  const cellsOf = ({ sum, mean }: { sum: number; mean: number }) => (mean > 0 ? sum / mean : 0)
  const regions =
    wanted === null
      ? [{ cells: 1, bins: await chart() }]
      : await Promise.all(
          all
            .filter(({ region }) => regionsOf(wanted).includes(region))
            .map(async (one) => ({ cells: cellsOf(one), bins: await chart(one.region) })),
        )
  return { frameMs: samplingRateHz > 0 ? 1000 / samplingRateHz : 0, regions }
}

/** The mean pressure of the bins whose middle lies in a part, each by the time that its frames cover. */
function meanOf(bins: readonly OverviewBin[], { fromS, toS }: Segment, frameMs: number): number | null {
  return weighted(
    bins
      .filter(({ fromMs, toMs }) => (fromMs + toMs) / 2000 >= fromS && (fromMs + toMs) / 2000 < toS)
      .map(({ fromMs, toMs, mean }) => [mean, toMs - fromMs + frameMs]),
  )
}

function weighted(values: readonly (readonly [value: number | null, weight: number])[]): number | null {
  let sum = 0
  let weights = 0
  for (const [value, weight] of values) {
    if (value === null) continue
    sum += value * weight
    weights += weight
  }
  return weights === 0 ? null : sum / weights
}
