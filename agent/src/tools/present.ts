import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { WorkoutEvent } from '@kinetra/workouts/event'
import { REGION_GROUPS, REGION_NAMES, type RegionGroup, type RegionName } from '@kinetra/workouts/regions'
import type { FootSummary, PressureStatistics, WorkoutSummary } from '@kinetra/workouts/summary'
import type { Workout } from '@kinetra/workouts/workout'
import { dayOf, onTheClock, timeOfDay } from './day-of.ts'

/** Results as the chat model gets them; docs/tools.md is their description. */

export const round = (value: number): number => Math.round(value * 10) / 10
const roundOrNull = (value: number | null | undefined) => (value == null ? null : round(value))
const percent = (share: number): number => round(share * 100)
const seconds = (milliseconds: number): number => round(milliseconds / 1000)
const secondsOrNull = (milliseconds: number | null) => (milliseconds === null ? null : seconds(milliseconds))

export function presentWorkout(workout: Workout, summary: WorkoutSummary | null, timeZone: string) {
  return {
    workout_id: workout.id,
    name: workout.name,
    type: workout.type,
    started_at: onTheClock(workout.startedAt, timeZone),
    when: dayOf(workout.startedAt, timeZone),
    time_of_day: timeOfDay(workout.startedAt, timeZone),
    time_of_day_at_end: timeOfDay(endOf(workout), timeZone),
    status: workout.status,
    sample: workout.ownerId === SAMPLE_OWNER,
    feet: summary?.feet.map(({ foot }) => foot) ?? [],
    // Before the first frame nothing has lasted.
    duration_s: workout.frameCount > 0 ? round(workout.durationInS) : null,
    frame_count: workout.frameCount,
    sampling_rate_hz: summary?.feet[0] ? round(summary.feet[0].samplingRateHz) : null,
    ...presentGait(summary),
    peak: summary ? presentPeak(summary) : null,
    high_force_events: workout.highForceEvents,
    low_force_events: workout.lowForceEvents,
    remarks: workout.remarks,
  }
}

const endOf = ({ startedAt, durationInS }: Workout): string =>
  new Date(Date.parse(startedAt) + durationInS * 1000).toISOString()

export function presentGait(summary: WorkoutSummary | null) {
  const gait = summary?.gait ?? null
  return {
    steps: gait?.steps ?? null,
    cadence_per_min: roundOrNull(gait?.cadencePerMin),
    contact_time_ms: gait?.contactTimeMs == null ? null : Math.round(gait.contactTimeMs),
  }
}

export function presentPeak(summary: WorkoutSummary) {
  const peaks = summary.feet.flatMap(({ foot, regions }) =>
    regions.map((statistics) => ({ foot, ...statistics })),
  )
  const [highest] = peaks.toSorted((a, b) => b.peak - a.peak)
  if (!highest) return null
  return {
    value: round(highest.peak),
    region: highest.region,
    foot: highest.foot,
    at_s: secondsOrNull(highest.peakAtMs),
  }
}

/** The mean pressure of a workout, over its feet. */
export function meanOfFeet(summary: WorkoutSummary | null): number | null {
  const feet = summary?.feet ?? []
  return feet.length === 0
    ? null
    : round(feet.reduce((sum, { whole }) => sum + round(whole.mean), 0) / feet.length)
}

export function presentStatistics(statistics: PressureStatistics) {
  return {
    mean: round(statistics.mean),
    peak: round(statistics.peak),
    peak_at_s: secondsOrNull(statistics.peakAtMs),
    minimum: round(statistics.minimum),
    standard_deviation: round(statistics.standardDeviation),
    pressure_time_integral: round(statistics.pressureTimeIntegral),
    contact_area_percent: percent(statistics.contactArea),
  }
}

/** One foot; `region` narrows it to a region or a group. */
export function presentFoot(summary: FootSummary, region: RegionName | RegionGroup | null) {
  const byLoad = summary.regions.toSorted((a, b) => b.loadShare - a.loadShare)
  const groups = (Object.keys(REGION_GROUPS) as RegionGroup[])
    .filter((group) => region === null || region === group)
    .map((group) => presentGroup(summary, group))
  return {
    foot: summary.foot,
    whole: presentStatistics(summary.whole),
    regions: summary.regions
      .filter((statistics) => region === null || statistics.region === region)
      .map((statistics) => ({
        region: statistics.region,
        ...presentStatistics(statistics),
        load_share_percent: percent(statistics.loadShare),
      })),
    groups,
    most_loaded: byLoad[0]?.region ?? null,
    least_loaded: byLoad.at(-1)?.region ?? null,
    heel_to_forefoot: summary.heelToForefoot === null ? null : round(summary.heelToForefoot),
  }
}

/** A group's mean is weighted by its regions' share of cells, which sum ÷ mean gives. */
function presentGroup(summary: FootSummary, group: RegionGroup) {
  const names: readonly RegionName[] = REGION_GROUPS[group]
  const members = summary.regions.filter(({ region }) => names.includes(region))
  const [highest] = members.toSorted((a, b) => b.peak - a.peak)
  const cells = (statistics: PressureStatistics) =>
    statistics.mean > 0 ? statistics.sum / statistics.mean : 0
  const total = members.reduce((sum, statistics) => sum + cells(statistics), 0)
  return {
    region: group,
    mean: total > 0 ? round(members.reduce((sum, { sum: load }) => sum + load, 0) / total) : 0,
    peak: round(highest?.peak ?? 0),
    peak_at_s: secondsOrNull(highest?.peakAtMs ?? null),
    load_share_percent: percent(members.reduce((sum, { loadShare }) => sum + loadShare, 0)),
  }
}

export function presentEvent(event: WorkoutEvent, startedAtMs: number) {
  return {
    type: event.type,
    region: event.region,
    foot: event.foot,
    value: round(event.value),
    threshold: round(event.threshold),
    at_s: seconds(event.timestamp - startedAtMs),
    duration_ms: Math.round(event.durationMs),
  }
}

/** The regions that a region's or group's name stands for; all ten for null. */
export function regionsOf(region: RegionName | RegionGroup | null): readonly RegionName[] {
  if (region === null) return REGION_NAMES
  return region in REGION_GROUPS ? REGION_GROUPS[region as RegionGroup] : [region as RegionName]
}
