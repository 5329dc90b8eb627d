import { REGIONS } from '../language/regions.ts'

/** A workout that always gives the same results, for dialogues that read like dialogues. */
const PEAKS: Record<string, number> = { 'Med Heel': 61.8, 'Lat Heel': 55.3, M3: 84.1 }
const statistics = (region: string) => ({
  region,
  mean: 20.4,
  peak: PEAKS[region] ?? 41.5,
  peak_at_s: 83.2,
  minimum: 0,
  standard_deviation: 8.1,
  pressure_time_integral: 912.4,
  contact_area_percent: 64.2,
  load_share_percent: region === 'M3' ? 24.3 : 8.4,
})
const groups = ['toes', 'forefoot', 'metatarsals', 'midfoot', 'heel'].map(statistics)
const event = (at_s: number) => ({
  type: 'region_force_high',
  region: 'M3',
  foot: 'left',
  value: 71.2,
  threshold: 60,
  at_s,
  duration_ms: 120,
})

const workout = {
  workout_id: 'current',
  name: 'Evening run',
  type: 'running',
  started_at: '2026-05-12T17:00:00Z',
  when: 'yesterday',
  time_of_day: '5:00 pm',
  time_of_day_at_end: '5:04 pm',
  status: 'completed',
  sample: true,
  feet: ['left'],
  duration_s: 250.4,
  frame_count: 12_520,
  sampling_rate_hz: 50,
  steps: 702,
  cadence_per_min: 168.3,
  contact_time_ms: 240,
  peak: { value: 84.1, region: 'M3', foot: 'left', at_s: 83.2 },
  high_force_events: 7,
  low_force_events: 2,
  remarks: [],
}
const other = { ...workout, workout_id: 'other', name: 'Morning run', when: '4 days ago' }
const tempo = { ...workout, workout_id: 'tempo', name: 'Tempo run', when: '6 days ago' }
const side = {
  workout_id: 'current',
  name: 'Evening run',
  when: 'yesterday',
  duration_s: 250.4,
  peak: 84.1,
  mean: 20.4,
  cadence_per_min: 168.3,
  contact_time_ms: 240,
  high_force_events: 7,
  low_force_events: 2,
  heel_load_share_percent: 30.1,
  forefoot_load_share_percent: 55.2,
}

const PLAYED: Record<string, (args: Record<string, unknown>) => unknown> = {
  get_current_workout: () => workout,
  get_workout_by_id: () => other,
  list_workouts: ({ name }) => {
    const words = typeof name === 'string' ? name.split(' ') : []
    const found = [workout, other, tempo].filter((one) =>
      words.every((word) => one.name.toLowerCase().includes(word)),
    )
    return {
      total: found.length,
      total_duration_s: 250.4 * found.length,
      workouts: found.map(({ peak, ...listed }) => ({ ...listed, peak: peak.value })),
    }
  },
  get_pressure_summary: ({ region, foot }) => ({
    workout_id: 'current',
    name: 'Evening run',
    sampling_rate_hz: 50,
    steps: 702,
    cadence_per_min: 168.3,
    contact_time_ms: 240,
    left_load_share_percent: null,
    stance_phases_percent: { loading: 22.1, mid_stance: 41.3, push_off: 36.6 },
    feet: [
      {
        foot: foot ?? 'left',
        whole: statistics('M3'),
        most_loaded: 'M3',
        least_loaded: 'Toe2345',
        heel_to_forefoot: 0.6,
        regions: REGIONS.filter((name) => !region || name === region).map(statistics),
        groups: groups.filter((group) => !region || group.region === region),
      },
    ],
  }),
  get_events: ({ nth }) => ({
    workout_id: 'current',
    name: 'Evening run',
    total: 9,
    high: 7,
    low: 2,
    by_region: [
      { region: 'M3', high: 7, low: 0 },
      { region: 'Lat Heel', high: 0, low: 2 },
    ],
    first: event(12.2),
    last: event(240),
    highest: event(83.2),
    nth: typeof nth === 'number' ? event(nth < 0 ? 240 + nth : 12.2 + nth) : null,
    events: [event(12.2), event(240)],
  }),
  get_segment: ({ from_s, to_s }) => {
    const at = (second: unknown, otherwise: number) =>
      typeof second !== 'number' ? otherwise : second < 0 ? 250.4 + second : second
    const [from, to] = [at(from_s, 0), at(to_s, 250.4)]
    return {
      workout_id: 'current',
      name: 'Evening run',
      from_s: from,
      to_s: to,
      length_s: Math.round((to - from) * 10) / 10,
      duration_s: 250.4,
      mean: 22.7,
      total: 3,
      high: 2,
      low: 1,
      first: event(from + 1),
      last: event(to - 1),
      highest: event(to - 1),
      events: [event(from + 1), event(to - 1)],
    }
  },
  compare_workouts: ({ other_id, steps_back }) => ({
    current: side,
    other: {
      ...side,
      ...(other_id === 'tempo' || steps_back === 2
        ? { workout_id: 'tempo', name: 'Tempo run', when: '6 days ago' }
        : { workout_id: 'other', name: 'Morning run', when: '4 days ago' }),
      peak: 88.9,
      high_force_events: 11,
    },
    differences: {},
    differences_percent: { peak: -5.4, high_force_events: -36.4, cadence_per_min: 0 },
  }),
  compare_halves: () => ({
    workout_id: 'current',
    name: 'Evening run',
    half_at_s: 125.2,
    first: { mean: 19.1, high_force_events: 2, highest: event(83.2) },
    second: { mean: 21.6, high_force_events: 5, highest: event(240) },
  }),
  get_trend: ({ metric, region, type }) => ({
    metric,
    region,
    type: type ?? 'running',
    unit: '',
    points: [
      { workout_id: 'other', name: 'Morning run', when: '4 days ago', value: 88.9 },
      { workout_id: 'current', name: 'Evening run', when: 'yesterday', value: 84.1 },
    ],
    average: 86.5,
    total: metric === 'high_force_events' || metric === 'duration' ? 173 : null,
    first: 88.9,
    last: 84.1,
    change: -4.8,
    change_percent: -5.4,
    direction: 'down',
  }),
  explain_region: ({ term }) => ({
    term,
    title: 'the ball of the foot',
    what: 'It is the middle of the ball.',
    why_it_matters: 'It carries much of the weight in push-off.',
    advice: 'Shorten the step a little.',
  }),
  save_note: () => ({ saved: true }),
  show_region: ({ region }) => ({ done: true, message: 'Shown.', region }),
  seek_to: ({ at_s, event: which }) =>
    which
      ? { done: true, message: 'Shown.', ...event(240) }
      : { done: true, message: 'Shown.', at_s: Math.min(Number(at_s), workout.duration_s) },
  open_workout: () => ({ done: true, message: 'Opened.', name: 'Morning run' }),
  end_call: () => ({ done: true }),
}

export const PLAYED_TOOLS = Object.keys(PLAYED)
export const playTool = (name: string, args: Record<string, unknown>): string =>
  JSON.stringify(PLAYED[name]?.(args) ?? {})
