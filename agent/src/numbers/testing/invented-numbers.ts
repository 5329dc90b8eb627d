import type { RegionName } from '@kinetra/workouts/regions'
import type { Foot } from '@kinetra/workouts/workout'
import { checkSentence } from '../check-sentence.ts'
import type { Ledger } from '../ledger.ts'

/** What people call the regions, two ways each. */
const CALLED: Readonly<Record<RegionName, readonly [string, string]>> = {
  Toe1: ['big toe', 'big toe'],
  Toe2345: ['smaller toes', 'small toes'],
  M1: ['first metatarsal', 'M1'],
  M2: ['second metatarsal head', 'M2'],
  M3: ['third metatarsal', 'M3'],
  M4: ['fourth metatarsal', 'M4'],
  M5: ['fifth metatarsal head', 'M5'],
  'Mid Foot': ['midfoot', 'arch'],
  'Med Heel': ['medial heel', 'inner heel'],
  'Lat Heel': ['lateral heel', 'outer heel'],
}

/** Frames with N for the number and PLACE and FOOT for what it is said of; `most` bounds the numbers. */
interface Frames {
  readonly key: string
  readonly most: number
  readonly decimals: 0 | 1
  readonly frames: readonly string[]
}
const OF_A_PLACE: readonly Frames[] = [
  {
    key: 'peak',
    most: 100,
    decimals: 1,
    frames: [
      'Your peak pressure on the PLACE of your FOOT foot was N.',
      'The PLACE on your FOOT foot peaked at N.',
      'On the FOOT foot, the PLACE reached a maximum of N.',
    ],
  },
  {
    key: 'mean',
    most: 40,
    decimals: 1,
    frames: [
      'The average pressure on the PLACE of your FOOT foot was N.',
      'Your FOOT PLACE had a mean pressure of N.',
      'On your FOOT foot, the PLACE averaged N.',
    ],
  },
  {
    key: 'minimum',
    most: 40,
    decimals: 1,
    frames: [
      'The minimum pressure on the PLACE of your FOOT foot was N.',
      'On the FOOT PLACE the lowest value was N.',
    ],
  },
  {
    key: 'standard_deviation',
    most: 40,
    decimals: 1,
    frames: [
      'The standard deviation on the PLACE of your FOOT foot was N.',
      'Your FOOT PLACE had a standard deviation of N.',
    ],
  },
  {
    key: 'pressure_time_integral',
    most: 6000,
    decimals: 0,
    frames: [
      'The pressure-time integral of the PLACE on your FOOT foot was N.',
      'Your FOOT PLACE has a pressure time integral of N.',
    ],
  },
  {
    key: 'contact_area_percent',
    most: 100,
    decimals: 1,
    frames: [
      'The contact area of the PLACE on your FOOT foot was N percent.',
      'Your FOOT PLACE had a contact area of N%.',
    ],
  },
  {
    key: 'load_share_percent',
    most: 60,
    decimals: 1,
    frames: [
      'The PLACE of your FOOT foot carried N percent of the load.',
      'Your FOOT PLACE took N% of the load.',
      'The load share of the PLACE on the FOOT foot was N percent.',
    ],
  },
  {
    key: 'peak_at_s',
    most: 240,
    decimals: 0,
    frames: [
      'The peak on the PLACE of your FOOT foot came N seconds into the workout.',
      'Your FOOT PLACE peaked at N seconds.',
    ],
  },
]
const OF_A_WORKOUT: readonly Frames[] = [
  { key: 'steps', most: 1200, decimals: 0, frames: ['You took N steps.', 'Your step count was N.'] },
  {
    key: 'cadence_per_min',
    most: 240,
    decimals: 1,
    frames: ['Your cadence was N steps per minute.', 'You averaged N steps a minute.', 'Your cadence was N.'],
  },
  {
    key: 'contact_time_ms',
    most: 500,
    decimals: 0,
    frames: ['Your ground contact time was N milliseconds.', 'Your foot was on the ground for N ms.'],
  },
  {
    key: 'duration_s',
    most: 800,
    decimals: 0,
    frames: ['Your workout lasted N seconds.', 'You ran for N seconds.'],
  },
  {
    key: 'high_force_events',
    most: 120,
    decimals: 0,
    frames: ['You had N high-force events.', 'There were N hard hits.'],
  },
  {
    key: 'low_force_events',
    most: 120,
    decimals: 0,
    frames: ['You had N low-force events.', 'There were N low-force events.'],
  },
  {
    key: 'left_load_share_percent',
    most: 100,
    decimals: 1,
    frames: ['Your left foot carried N percent of the load.'],
  },
]

export interface Tally {
  tried: number
  passed: number
  /** Frames with the true number: all of them, those that were withheld, and those with a link to something else. */
  trueFrames: number
  withheld: number
  wrongSources: number
  /** Sentences that passed, and should not have, or the other way round. */
  readonly examples: string[]
}

/** Numbers from a seed, the same each time. */
function* numbersUpTo(most: number, decimals: number, seed: number, count: number): Generator<number> {
  let state = seed * 2654435761
  for (let index = 0; index < count; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const value = (state / 2 ** 32) * most
    // Half of them as whole numbers: these are met by chance most often.
    yield decimals === 0 || index % 2 === 0 ? Math.round(value) : Math.round(value * 10) / 10
  }
}

export interface Truth {
  readonly place: RegionName | null
  readonly foot: Foot | null
  readonly value: number
  readonly workoutId: string
}

/**
 * Says invented numbers, and the true one, in frames about things that were looked up. What is within rounding of the
 * truth is no invention.
 */
export function tryInventedNumbers(
  ledger: Ledger,
  truths: (key: string) => readonly Truth[],
  valuesEach = 200,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  let seed = 1
  for (const { key, most, decimals, frames } of [...OF_A_PLACE, ...OF_A_WORKOUT]) {
    const tally: Tally = { tried: 0, passed: 0, trueFrames: 0, withheld: 0, wrongSources: 0, examples: [] }
    tallies.set(key, tally)
    for (const truth of truths(key)) {
      seed += 1
      const frame = (frames[seed % frames.length] ?? '')
        .replace('PLACE', truth.place ? (CALLED[truth.place][seed % 2] ?? '') : '')
        .replace('FOOT', truth.foot ?? '')
      tryTruth(frame, key, truth, ledger, tally)
      for (const invented of numbersUpTo(most, decimals, seed, valuesEach)) {
        const rounding = Number.isInteger(invented) ? 0.5 : 0.05
        if (Math.abs(invented - truth.value) <= rounding + 1e-9) continue
        const sentence = frame.replace('N', String(invented))
        tally.tried += 1
        if (checkSentence(sentence, ledger).unsupported.length > 0) continue
        tally.passed += 1
        tally.examples.push(`${sentence} (${truth.value})`)
      }
    }
  }
  return tallies
}

function tryTruth(frame: string, key: string, truth: Truth, ledger: Ledger, tally: Tally): void {
  const sentence = frame.replace('N', String(truth.value))
  const { unsupported, sources } = checkSentence(sentence, ledger)
  tally.trueFrames += 1
  if (unsupported.length > 0) {
    tally.withheld += 1
    tally.examples.push(`withheld: ${sentence}`)
  }
  for (const { statistic, region, workoutId } of sources) {
    const isRight =
      workoutId === truth.workoutId && (truth.place === null || (region === truth.place && statistic === key))
    if (isRight) continue
    tally.wrongSources += 1
    tally.examples.push(`linked to ${statistic} of ${region}: ${sentence}`)
  }
}
