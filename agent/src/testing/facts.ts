import { LOCAL_USER } from '@kinetra/protocol/ids'
import type { Store } from '@kinetra/store/store'
import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { RegionName } from '@kinetra/workouts/regions'
import type { FootSummary, WorkoutSummary } from '@kinetra/workouts/summary'
import type { Workout, WorkoutType } from '@kinetra/workouts/workout'

type RegionStatistics = FootSummary['regions'][number]

/** What is stored of the newest workout of a type, read past the coach's tools. */
export interface Facts {
  readonly workout: Workout
  readonly summary: WorkoutSummary
  readonly events: readonly WorkoutEvent[]
  readonly high: readonly WorkoutEvent[]
  /** The workout of the same type before it. */
  readonly before: Workout | undefined
  /** The first foot's regions, the most loaded first. */
  readonly byLoad: readonly RegionStatistics[]
  region(name: RegionName): RegionStatistics
  /** The same of the workout before, where it has pressure. */
  regionBefore(name: RegionName): RegionStatistics | undefined
}

export async function readFacts(store: Store, type: WorkoutType): Promise<Facts> {
  const [workout, before] = (await store.workouts.list(LOCAL_USER, { type })).workouts
  if (!workout) throw new Error(`no ${type} sample`)
  const [summary, summaryBefore, events] = await Promise.all([
    store.workouts.summary(LOCAL_USER, workout.id),
    before && store.workouts.summary(LOCAL_USER, before.id),
    store.workouts.events(LOCAL_USER, workout.id, {}),
  ])
  const regions = summary?.feet[0]?.regions
  if (!summary || !regions) throw new Error(`the ${type} sample has no pressure`)
  return {
    workout,
    summary,
    events,
    high: events.filter((event) => event.type === 'region_force_high'),
    before,
    byLoad: regions.toSorted((a, b) => b.loadShare - a.loadShare),
    region(name) {
      const found = regions.find(({ region }) => region === name)
      if (!found) throw new Error(`no region ${name}`)
      return found
    },
    regionBefore: (name) => summaryBefore?.feet[0]?.regions.find(({ region }) => region === name),
  }
}

/** What is stored of one workout. */
export type Stored = Pick<Facts, 'workout' | 'summary' | 'events'>

/** What is stored of all workouts that have pressure, the newest first. */
export async function readAll(store: Store): Promise<Stored[]> {
  const { workouts } = await store.workouts.list(LOCAL_USER, {})
  const found = await Promise.all(
    workouts.map(async (workout) => {
      const summary = await store.workouts.summary(LOCAL_USER, workout.id)
      const events = await store.workouts.events(LOCAL_USER, workout.id, {})
      return summary ? [{ workout, summary, events }] : []
    }),
  )
  return found.flat()
}
