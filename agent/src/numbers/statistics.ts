/** What a number of the coach can be, and the one scale that it is told on. */
export type Unit =
  | 'pressure'
  | 'percent'
  | 'seconds'
  | 'per minute'
  | 'hertz'
  | 'ratio'
  | 'pressure seconds'
  | 'count'

interface Meaning {
  readonly unit: Unit
  /** The name under which a tool's result holds it; seconds and milliseconds become seconds. */
  readonly keys: readonly string[]
  /** For a reply instruction: "the peak pressure". */
  readonly name: string
}

const define = <Name extends string>(meanings: Readonly<Record<Name, Meaning>>) => meanings

/** A statistic that is new in a tool's result needs one line here and its words in `statistic-words.ts`. */
export const STATISTICS = define({
  peak: { unit: 'pressure', keys: ['peak'], name: 'peak pressure' },
  mean: { unit: 'pressure', keys: ['mean'], name: 'average pressure' },
  minimum: { unit: 'pressure', keys: ['minimum'], name: 'lowest pressure' },
  deviation: { unit: 'pressure', keys: ['standard_deviation'], name: 'standard deviation' },
  integral: {
    unit: 'pressure seconds',
    keys: ['pressure_time_integral'],
    name: 'pressure–time integral',
  },
  contact_area: { unit: 'percent', keys: ['contact_area_percent'], name: 'contact area' },
  load_share: { unit: 'percent', keys: ['load_share_percent', 'load_share'], name: 'share of the load' },
  heel_to_forefoot: { unit: 'ratio', keys: ['heel_to_forefoot'], name: 'ratio of heel to forefoot' },
  loading: { unit: 'percent', keys: ['loading'], name: 'loading phase' },
  mid_stance: { unit: 'percent', keys: ['mid_stance'], name: 'mid-stance' },
  push_off: { unit: 'percent', keys: ['push_off'], name: 'push-off' },
  steps: { unit: 'count', keys: ['steps'], name: 'number of steps' },
  cadence: { unit: 'per minute', keys: ['cadence_per_min', 'cadence'], name: 'cadence' },
  contact_time: { unit: 'seconds', keys: ['contact_time_ms', 'contact_time'], name: 'ground contact time' },
  duration: { unit: 'seconds', keys: ['duration_s', 'duration'], name: 'duration' },
  total_duration: { unit: 'seconds', keys: ['total_duration_s'], name: 'time of all workouts' },
  part_time: {
    unit: 'seconds',
    keys: ['from_s', 'to_s', 'length_s', 'half_at_s'],
    name: 'part of the workout',
  },
  events: { unit: 'count', keys: ['total'], name: 'number of events' },
  high_events: { unit: 'count', keys: ['high_force_events', 'high'], name: 'number of high-force events' },
  low_events: { unit: 'count', keys: ['low_force_events', 'low'], name: 'number of low-force events' },
  event_pressure: { unit: 'pressure', keys: ['value'], name: 'pressure of an event' },
  threshold: { unit: 'pressure', keys: ['threshold', 'above', 'below'], name: 'threshold' },
  event_time: { unit: 'seconds', keys: ['duration_ms'], name: 'length of an event' },
  peak_at: { unit: 'seconds', keys: ['peak_at_s'], name: 'moment of the peak' },
  event_at: { unit: 'seconds', keys: ['at_s'], name: 'moment of an event' },
  sampling_rate: { unit: 'hertz', keys: ['sampling_rate_hz'], name: 'sampling rate' },
  frames: { unit: 'count', keys: ['frame_count'], name: 'number of frames' },
  workouts: { unit: 'count', keys: [], name: 'number of workouts' },
  // "The last six runs": as many as there are, or fewer.
  some_workouts: { unit: 'count', keys: [], name: 'number of workouts' },
  places: { unit: 'count', keys: [], name: 'number of regions' },
})
export type Statistic = keyof typeof STATISTICS

export const ALL_STATISTICS = Object.keys(STATISTICS) as Statistic[]
/** What counts events, of either kind. */
export const COUNTS: readonly Statistic[] = ['events', 'high_events', 'low_events']
/** Shares of a step's time on the ground. */
export const PHASES: readonly Statistic[] = ['loading', 'mid_stance', 'push_off']
export const unitOf = (statistic: Statistic): Unit => STATISTICS[statistic].unit

const BY_KEY: ReadonlyMap<string, Statistic> = new Map(
  ALL_STATISTICS.flatMap((statistic) => STATISTICS[statistic].keys.map((key) => [key, statistic] as const)),
)
/** The statistic that a result's field or a trend's metric holds. */
export const statisticOfKey = (key: string): Statistic | undefined => BY_KEY.get(key)
