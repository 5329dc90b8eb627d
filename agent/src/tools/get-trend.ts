import type { RegionGroup, RegionName } from '@kinetra/workouts/regions'
import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Workout } from '@kinetra/workouts/workout'
import { z } from 'zod'
import { regionArgument, workoutTypeArgument } from './arguments.ts'
import { coachTool } from './coach-tool.ts'
import { dayOf } from './day-of.ts'
import { periodArgument, periodRange } from './period.ts'
import { presentFoot, presentGait, round } from './present.ts'

const UNITS = {
  peak: 'relative pressure, 0 to 100',
  mean: 'relative pressure, 0 to 100',
  load_share: 'percent',
  high_force_events: 'events',
  cadence: 'steps a minute',
  contact_time: 'milliseconds',
  duration: 'seconds',
} as const
type Metric = keyof typeof UNITS
const METRICS = Object.keys(UNITS) as [Metric, ...Metric[]]

const DEFAULT_COUNT = 6
/** Of a period all are meant, up to so many. */
const MOST_COUNTED = 50
/** Figures that add up over workouts. */
const ADDS_UP: ReadonlySet<Metric> = new Set(['high_force_events', 'duration'])
/** A change below five percent is within what two equal runs differ by. */
const FLAT_PERCENT = 5

export const getTrend = coachTool({
  name: 'get_trend',
  description:
    'A value over the last workouts of a type: whether it is going up, down, or staying the same, its average, and its total.',
  parameters: z.object({
    metric: z.enum(METRICS),
    region: regionArgument,
    type: workoutTypeArgument,
    count: z
      .number()
      .int()
      .min(1)
      .max(MOST_COUNTED)
      .nullable()
      .describe(`So many of the newest; null for all of a period, else for ${DEFAULT_COUNT}.`),
    period: periodArgument,
  }),
  async run(args, call) {
    const current = call.workoutId ? await call.store.workouts.get(call.viewerId, call.workoutId) : undefined
    const type = args.type ?? current?.type
    const { workouts } = await call.store.workouts.list(call.viewerId, {
      ...(args.period && periodRange(args.period, call.timeZone)),
      type,
      limit: args.count ?? (args.period ? MOST_COUNTED : DEFAULT_COUNT),
    })
    const measured = await Promise.all(
      workouts.toReversed().map(async (workout) => ({
        workout_id: workout.id,
        name: workout.name,
        when: dayOf(workout.startedAt, call.timeZone),
        value: metricOf(
          args.metric,
          args.region,
          workout,
          await call.store.workouts.summary(call.viewerId, workout.id),
        ),
      })),
    )
    const points = measured.filter((point) => point.value !== null)
    const first = points[0]?.value ?? null
    const last = points.at(-1)?.value ?? null
    const total = points.reduce((sum, { value }) => sum + (value ?? 0), 0)
    const change = points.length > 1 && first !== null && last !== null ? round(last - first) : null
    const changePercent = change !== null && first ? round((change / first) * 100) : null
    return {
      metric: args.metric,
      region: args.region,
      type: type ?? null,
      unit: UNITS[args.metric],
      average: points.length > 0 ? round(total / points.length) : null,
      total: ADDS_UP.has(args.metric) && points.length > 0 ? round(total) : null,
      points,
      first,
      last,
      change,
      change_percent: changePercent,
      direction: directionOf(changePercent),
    }
  },
  line: (result) => `compared ${Array.isArray(result.points) ? result.points.length : 0} workouts`,
})

function directionOf(changePercent: number | null): 'up' | 'down' | 'flat' | 'unknown' {
  if (changePercent === null) return 'unknown'
  if (Math.abs(changePercent) < FLAT_PERCENT) return 'flat'
  return changePercent > 0 ? 'up' : 'down'
}

/** A workout's value; with two insoles, the mean of both feet, and the higher one of two peaks. */
function metricOf(
  metric: Metric,
  region: RegionName | RegionGroup | null,
  workout: Workout,
  summary: WorkoutSummary | null,
): number | null {
  if (metric === 'duration') return round(workout.durationInS)
  if (metric === 'high_force_events') return workout.highForceEvents
  if (metric === 'cadence') return presentGait(summary).cadence_per_min
  if (metric === 'contact_time') return presentGait(summary).contact_time_ms
  const values = (summary?.feet ?? []).flatMap((foot) => {
    const presented = presentFoot(foot, region)
    const place = region ? (presented.groups[0] ?? presented.regions[0]) : presented.whole
    if (!place) return []
    if (metric === 'load_share') return 'load_share_percent' in place ? [place.load_share_percent] : []
    return [place[metric]]
  })
  if (values.length === 0) return null
  return metric === 'peak'
    ? Math.max(...values)
    : round(values.reduce((sum, value) => sum + value, 0) / values.length)
}
