import type { Statistic } from './statistics.ts'

/** Statistics that are told of a foot where it is one foot's. */
export const FOOTLESS: ReadonlySet<Statistic> = new Set<Statistic>([
  'steps',
  'cadence',
  'contact_time',
  'duration',
  'total_duration',
  'part_time',
  'loading',
  'mid_stance',
  'push_off',
  'sampling_rate',
  'frames',
  'workouts',
  'places',
])
/** Statistics of a workout as a whole, whatever place the sentence names beside them. */
export const PLACELESS: ReadonlySet<Statistic> = new Set<Statistic>([
  ...FOOTLESS,
  'heel_to_forefoot',
  'some_workouts',
  'threshold',
])
export const EVENT: ReadonlySet<Statistic> = new Set<Statistic>([
  'event_pressure',
  'event_at',
  'event_time',
  'threshold',
])
export const PARTLESS: ReadonlySet<Statistic> = new Set<Statistic>([
  'duration',
  'part_time',
  'workouts',
  'total_duration',
  'steps',
  'cadence',
  'contact_time',
  'peak_at',
])
