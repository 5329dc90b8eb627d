import { z } from 'zod'

/**
 * The tools' results as the coach reads them (docs/tools.md). Every field may be missing: an answer is made
 * of what is there, and a result of another shape counts as empty.
 */
const number = z.number().nullable().catch(null)
const text = z.string().nullable().catch(null)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).catch([])

const event = z.object({
  type: text,
  region: text,
  foot: text,
  value: number,
  threshold: number,
  at_s: number,
  duration_ms: number,
})
const optionalEvent = event.nullable().catch(null)

export const workoutResult = z.object({
  workout_id: text,
  name: text,
  type: text,
  started_at: text,
  when: text,
  time_of_day: text,
  time_of_day_at_end: text,
  status: text,
  feet: list(text),
  duration_s: number,
  steps: number,
  cadence_per_min: number,
  contact_time_ms: number,
  sampling_rate_hz: number,
  peak: z.object({ value: number, region: text, foot: text, at_s: number }).nullable().catch(null),
  high_force_events: number,
  low_force_events: number,
  how_it_went: text,
})

export const listResult = z.object({
  total: number,
  total_duration_s: number,
  workouts: list(
    z.object({
      workout_id: text,
      name: text,
      type: text,
      when: text,
      duration_s: number,
      peak: number,
      high_force_events: number,
    }),
  ),
})

const statistics = z.object({
  mean: number,
  peak: number,
  peak_at_s: number,
  standard_deviation: number,
  pressure_time_integral: number,
  contact_area_percent: number,
})
const place = statistics.extend({ region: text, load_share_percent: number })

export const pressureResult = z.object({
  workout_id: text,
  name: text,
  feet: list(
    z.object({
      foot: text,
      whole: statistics.nullable().catch(null),
      regions: list(place),
      groups: list(place),
      most_loaded: text,
      least_loaded: text,
      heel_to_forefoot: number,
    }),
  ),
  cadence_per_min: number,
  contact_time_ms: number,
  stance_phases_percent: z
    .object({ loading: number, mid_stance: number, push_off: number })
    .nullable()
    .catch(null),
  left_load_share_percent: number,
})

export const eventsResult = z.object({
  workout_id: text,
  name: text,
  total: number,
  high: number,
  low: number,
  by_region: list(z.object({ region: text, high: number, low: number })),
  first: optionalEvent,
  last: optionalEvent,
  highest: optionalEvent,
  /** The one of the number that was asked for. */
  nth: optionalEvent,
  events: list(event),
})

/** A part of a workout by time. */
export const segmentResult = z.object({
  name: text,
  from_s: number,
  to_s: number,
  length_s: number,
  mean: number,
  total: number,
  high: number,
  low: number,
  first: optionalEvent,
  last: optionalEvent,
  highest: optionalEvent,
  events: list(event),
})

const side = z.object({
  workout_id: text,
  name: text,
  when: text,
  duration_s: number,
  peak: number,
  mean: number,
  cadence_per_min: number,
  contact_time_ms: number,
  high_force_events: number,
  low_force_events: number,
  heel_load_share_percent: number,
  forefoot_load_share_percent: number,
})

export const compareResult = z.object({
  current: side.nullable().catch(null),
  other: side.nullable().catch(null),
  differences_percent: z.record(z.string(), number).catch({}),
})

const half = z
  .object({ mean: number, high_force_events: number, highest: optionalEvent })
  .nullable()
  .catch(null)

export const halvesResult = z.object({ name: text, first: half, second: half })

export const trendResult = z.object({
  metric: text,
  region: text,
  type: text,
  points: list(z.object({ workout_id: text, name: text, when: text, value: number })),
  average: number,
  total: number,
  first: number,
  last: number,
  change: number,
  change_percent: number,
  direction: text,
})

export const explainResult = z.object({ title: text, what: text, why_it_matters: text, advice: text })

export const doneResult = z.object({
  done: z.boolean().catch(false),
  saved: z.boolean().catch(false),
  at_s: number,
  region: text,
  value: number,
  name: text,
  foot: text,
})

export type WorkoutResult = z.infer<typeof workoutResult>
export type PressureResult = z.infer<typeof pressureResult>
export type FootResult = PressureResult['feet'][number]
export type PlaceResult = FootResult['regions'][number]
export type StatisticsResult = z.infer<typeof statistics>
export type EventsResult = z.infer<typeof eventsResult>
export type EventResult = z.infer<typeof event>
export type SegmentResult = z.infer<typeof segmentResult>
export type SideResult = z.infer<typeof side>
export type TrendResult = z.infer<typeof trendResult>
export type ListResult = z.infer<typeof listResult>

export const cuesResult = z.object({ done: z.literal(true) })

const liveFigures = z.object({
  cadence_per_min: number,
  contact_time_ms: number,
  heel_load_share_percent: number,
  left_load_share_percent: number,
})
export const liveResult = liveFigures.extend({
  length_s: number,
  usual: liveFigures.nullable().catch(null),
})
