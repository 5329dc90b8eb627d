import type { WorkoutFilter } from '@kinetra/store/store'
import type { Workout } from '@kinetra/workouts/workout'
import { z } from 'zod'
import type { CallState } from '../call/call-state.ts'
import { workoutTypeArgument } from './arguments.ts'
import { coachTool } from './coach-tool.ts'
import { dayOf, onTheClock } from './day-of.ts'
import { periodArgument, periodRange } from './period.ts'
import { round } from './present.ts'

const DEFAULT_LIMIT = 5
const MOST_LISTED = 10
const PAGE = 100
/** So many are looked through for the longest or the hardest, newest first. */
const MOST = 1000

/** What an order goes by, and which way: 1 has the greatest first. */
const ORDERS = {
  longest: [(workout) => workout.durationInS, 1],
  shortest: [(workout) => workout.durationInS, -1],
  highest_peak: [(workout) => workout.peakPressure, 1],
  lowest_peak: [(workout) => workout.peakPressure, -1],
  most_high_force_events: [(workout) => workout.highForceEvents, 1],
  fewest_high_force_events: [(workout) => workout.highForceEvents, -1],
  oldest: [(workout) => Date.parse(workout.startedAt), -1],
} as const satisfies Record<string, readonly [(workout: Workout) => number | null, 1 | -1]>
type Order = keyof typeof ORDERS
const ORDER_NAMES = Object.keys(ORDERS) as [Order, ...Order[]]

export const listWorkouts = coachTool({
  name: 'list_workouts',
  description:
    "The user's workouts of a period, a type or a name: newest first, or in an order to find the longest, hardest, softest or oldest.",
  parameters: z.object({
    period: periodArgument,
    type: workoutTypeArgument,
    name: z.string().max(100).nullable().describe('Words of its name, such as "tempo run"; null for all.'),
    order: z.enum(ORDER_NAMES).nullable().describe('null for the newest first.'),
    latest: z
      .number()
      .int()
      .min(1)
      .max(100)
      .nullable()
      .describe('Only so many of the newest count; null for all.'),
    limit: z.number().int().min(1).nullable().describe('How many are listed, 10 at most; null for 5.'),
  }),
  async run(args, call) {
    const all = await allWorkouts(call, {
      ...(args.period && periodRange(args.period, call.timeZone)),
      type: args.type ?? undefined,
    })
    const found = args.name ? all.filter(isNamed(args.name)) : all
    const newest = found.slice(0, args.latest ?? found.length)
    const workouts = args.order ? ordered(newest, args.order) : newest
    return {
      total: newest.length,
      total_duration_s: round(newest.reduce((sum, { durationInS }) => sum + durationInS, 0)),
      workouts: workouts.slice(0, Math.min(args.limit ?? DEFAULT_LIMIT, MOST_LISTED)).map((workout) => ({
        workout_id: workout.id,
        name: workout.name,
        type: workout.type,
        started_at: onTheClock(workout.startedAt, call.timeZone),
        when: dayOf(workout.startedAt, call.timeZone),
        duration_s: round(workout.durationInS),
        peak: workout.peakPressure === null ? null : round(workout.peakPressure),
        high_force_events: workout.highForceEvents,
      })),
    }
  },
  line: (result) => `looked through ${result.total} workout${result.total === 1 ? '' : 's'}`,
})

async function allWorkouts(call: CallState, filter: Omit<WorkoutFilter, 'limit' | 'cursor'>) {
  const all: Workout[] = []
  let cursor: string | undefined
  do {
    const page = await call.store.workouts.list(call.viewerId, { ...filter, limit: PAGE, cursor })
    all.push(...page.workouts)
    cursor = page.nextCursor ?? undefined
  } while (cursor && all.length < MOST)
  return all
}

/** Whether a name has each of some words, whatever their case, accents and endings: "walks to work" is "Walk to work". */
function isNamed(wanted: string): (workout: Workout) => boolean {
  const words = wordsOf(wanted)
  return ({ name }) => {
    const own = wordsOf(name)
    return words.length > 0 && words.every((word) => own.some((one) => isSameWord(one, word)))
  }
}

/** Words of no weight in a name. */
const LIGHT = new Set(['a', 'an', 'the', 'my', 'to', 'at', 'in', 'on', 'of', 'after', 'before', 'with'])
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !LIGHT.has(word))

/** Of short words only the same will do. */
const isSameWord = (one: string, other: string): boolean =>
  one === other ||
  (Math.min(one.length, other.length) > 2 && (one.startsWith(other) || other.startsWith(one)))

/** Workouts without the figure, or with nothing measured yet, are left out; of equal ones the newer is first. */
function ordered(workouts: readonly Workout[], order: Order): Workout[] {
  const [figureOf, way] = ORDERS[order]
  return workouts
    .flatMap((workout) => {
      const figure = figureOf(workout)
      return figure === null || workout.durationInS === 0 ? [] : [{ workout, figure }]
    })
    .toSorted((a, b) => (b.figure - a.figure) * way)
    .map(({ workout }) => workout)
}
