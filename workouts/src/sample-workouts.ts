import type { GaitVariation } from './contact-plan.ts'
import type { Frame } from './frame.ts'
import { generateFrames } from './gait-generator.ts'
import type { Foot } from './workout.ts'

export interface SampleWorkout {
  /** The same on every machine: 24 hexadecimal digits, as a MongoDB ObjectId. */
  readonly id: string
  readonly name: string
  readonly type: 'running' | 'walking' | 'tennis' | 'standing'
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly remarks: readonly string[]
  /**
   * Makes the frames one by one, about 11 µs each; the same each time. A sample that was begun on another day keeps the
   * start that it was given then.
   */
  frames(startedAt?: string): Iterable<Frame>
}

interface Plan {
  readonly name: string
  readonly type: SampleWorkout['type']
  readonly daysAgo: number
  readonly time: string
  readonly durationInS: number
  readonly feet?: readonly Foot[]
  readonly gait: GaitVariation
}

/**
 * Eight weeks of one person: the heel is loaded less from run to run, the cadence rises and contacts shorten;
 * the runs of a week differ by more than that, as they do.
 */
const PLANS: readonly Plan[] = [
  {
    name: 'First run after the break',
    type: 'running',
    daysAgo: 55,
    time: '07:10',
    durationInS: 180,
    gait: { cadencePerMin: 162, contactTimeMs: 276, heelLoad: 1.24, fatigue: 0.12, sparingSteps: 0.03 },
  },
  {
    name: 'Evening walk',
    type: 'walking',
    daysAgo: 51,
    time: '18:30',
    durationInS: 150,
    gait: { cadencePerMin: 104, contactTimeMs: 705, forefootLoad: 1.06 },
  },
  {
    name: 'Easy run',
    type: 'running',
    daysAgo: 45,
    time: '07:25',
    durationInS: 240,
    gait: { cadencePerMin: 164, contactTimeMs: 270, heelLoad: 1.18, load: 0.97, sparingSteps: 0.015 },
  },
  {
    name: 'Tennis training',
    type: 'tennis',
    daysAgo: 40,
    time: '16:00',
    durationInS: 180,
    gait: { load: 1.02, sparingSteps: 0.02 },
  },
  {
    name: 'Balance test',
    type: 'standing',
    daysAgo: 34,
    time: '12:15',
    durationInS: 120,
    feet: ['left', 'right'],
    gait: { heelLoad: 1.1, asymmetry: 0.06 },
  },
  {
    name: 'Hill run',
    type: 'running',
    daysAgo: 29,
    time: '08:05',
    durationInS: 210,
    gait: { cadencePerMin: 167, contactTimeMs: 262, heelLoad: 1.02, forefootLoad: 1.06, fatigue: 0.1 },
  },
  {
    name: 'Walk to work',
    type: 'walking',
    daysAgo: 23,
    time: '07:45',
    durationInS: 180,
    gait: { cadencePerMin: 113, contactTimeMs: 650, load: 1.03, sparingSteps: 0.03 },
  },
  {
    name: 'Tempo run',
    type: 'running',
    daysAgo: 18,
    time: '07:00',
    durationInS: 240,
    feet: ['left', 'right'],
    gait: { cadencePerMin: 170, contactTimeMs: 250, heelLoad: 1.06, load: 1.01, asymmetry: 0.035 },
  },
  {
    name: 'Tennis match',
    type: 'tennis',
    daysAgo: 12,
    time: '15:30',
    durationInS: 240,
    gait: { load: 1.06, fatigue: 0.05, sparingSteps: 0.01 },
  },
  {
    name: 'Interval run',
    type: 'running',
    daysAgo: 8,
    time: '18:10',
    durationInS: 200,
    gait: { cadencePerMin: 176, contactTimeMs: 232, heelLoad: 1.01, load: 1.04, fatigue: 0.05 },
  },
  {
    name: 'At the standing desk',
    type: 'standing',
    daysAgo: 4,
    time: '10:40',
    durationInS: 120,
    gait: { heelLoad: 1.24, forefootLoad: 0.8 },
  },
  {
    name: 'Morning run',
    type: 'running',
    daysAgo: 1,
    time: '06:50',
    durationInS: 360,
    gait: {
      cadencePerMin: 173,
      contactTimeMs: 241,
      heelLoad: 0.97,
      forefootLoad: 1.02,
      fatigue: 0.08,
      sparingSteps: 0.01,
    },
  },
]

const DAY_MS = 86_400_000

/** The samples of an empty store, oldest first, dated back from `now`; each pair of calls with one `now` agrees. */
export function sampleWorkouts(now: Date): SampleWorkout[] {
  return PLANS.map(({ name, type, daysAgo, time, durationInS, feet = ['left'], gait }, index) => {
    const day = new Date(now.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10)
    const startedAt = `${day}T${time}:00.000Z`
    const seed = index + 1
    return {
      id: `5a0c0de00000000000000${seed.toString(16).padStart(3, '0')}`,
      name,
      type,
      startedAt,
      remarks: ['A sample: made by the gait generator, not measured.'],
      frames: (start = startedAt) =>
        generateFrames({ ...gait, type, seed, durationInS, feet, startMs: Date.parse(start) }),
    }
  })
}
