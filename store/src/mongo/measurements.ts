import { summarise } from '@kinetra/workouts/analyse-batch'
import type { WorkoutEvent } from '@kinetra/workouts/event'
import { decodeFrames } from '@kinetra/workouts/frame-codec'
import { orderedEvents } from '../append/ordered-events.ts'
import { newProgress } from '../append/progress.ts'
import { hasSequence } from '../append/sequence-ranges.ts'
import { areasOfFrames, binsOf, CHART_FROM_FRAMES } from '../chart/bins.ts'
import { isCoarseEnough } from '../chart/coarse-strips.ts'
import { areaIndex, readArea, type StripArea } from '../chart/strips.ts'
import { stretchOf } from '../input/cursor.ts'
import { checkEventFilter } from '../input/event-filter.ts'
import { checkNumbers, checkOverview, checkWindow, type OverviewOptions } from '../input/window.ts'
import type { WorkoutStore } from '../store.ts'
import type { BucketDocument, Collections, PageDocument, Use } from './documents.ts'
import { besidePages } from './pages.ts'
import { reanalyse } from './reanalyse.ts'
import { readWindow } from './window.ts'
import { type MeasuredWorkout, readArrivals, readable, toObjectId } from './workout-documents.ts'

type Measurements = Pick<WorkoutStore, 'summary' | 'events' | 'frames' | 'overview' | 'arrivals' | 'batches'>

/** What was measured in a workout, and what follows from it. Buckets that do not count yet are passed over. */
export function mongoMeasurements(use: Use): Measurements {
  return {
    async summary(viewerId, id) {
      const workout = await use((found) => readable(found, viewerId, id))
      return workout.progress ? summarise(workout._id.toHexString(), workout.progress.rollup) : null
    },

    async events(viewerId, id, filter) {
      const { limit, cursor, ...which } = filter
      const checked = checkEventFilter(which)
      const { from, to } = stretchOf({ limit, cursor })
      return await use(async (found) => {
        const workout = await withoutStale(found, viewerId, id)
        const ended = await readEvents(found, workout)
        return orderedEvents(ended, workout.progress ?? newProgress(), checked).slice(from, to)
      })
    },

    async frames(viewerId, id, window) {
      const { fromMs, toMs, limit } = checkWindow(window)
      return await use(async (found) => {
        const workout = await readable(found, viewerId, id)
        const { firstMs } = workout.metrics
        if (firstMs === null) return []
        return await readWindow(found, workout, { fromMs: firstMs + fromMs, toMs: firstMs + toMs, limit })
      })
    },

    arrivals: async (viewerId, id) => await use((found) => readArrivals(found, viewerId, id)),

    async batches(viewerId, id, numbers) {
      const ordered = checkNumbers(numbers)
      return await use(async (found) => {
        const workout_id = toObjectId(id)
        const { received } = await readArrivals(found, viewerId, id)
        const known = ordered.filter((seq) => hasSequence(received, seq))
        // Each by its key: a handful, however long the workout is.
        const stored = await Promise.all(
          known.map((seq) => found.buckets.findOne({ workout_id, seq }, { projection: { frames: 1 } })),
        )
        return stored.flatMap((bucket) => (bucket ? [decodeFrames(bucket.frames.value())] : []))
      })
    },

    async overview(viewerId, id, options) {
      const checked = checkOverview(options)
      return await use(async (found) => {
        const workout = await readable(found, viewerId, id)
        const { firstMs, frameCount } = workout.metrics
        if (firstMs === null) return []
        if (frameCount > CHART_FROM_FRAMES)
          return binsOf(await readStrips(found, workout, checked), checked.bins, firstMs)
        const all = { fromMs: firstMs, toMs: Number.POSITIVE_INFINITY, limit: CHART_FROM_FRAMES }
        const frames = await readWindow(found, workout, all)
        return binsOf(areasOfFrames(frames, checked, workout.region_map ?? undefined), checked.bins, firstMs)
      })
    },
  }
}

/** Finishes what a writer that died, or is about to, left out of date. */
async function withoutStale(found: Collections, viewerId: string, id: string): Promise<MeasuredWorkout> {
  const reload = () => readable(found, viewerId, id)
  const workout = await reload()
  if (!workout.stale) return workout
  return await reanalyse(found, reload, workout.stale.from, ({ stale }) => stale === undefined)
}

async function readEvents({ buckets }: Collections, workout: MeasuredWorkout): Promise<WorkoutEvent[]> {
  const withEvents = await buckets
    .find({ workout_id: workout._id, has_events: true })
    .project<Pick<BucketDocument, 'seq' | 'events'>>({ _id: 0, seq: 1, events: 1 })
    .sort({ seq: 1 })
    .toArray()
  return withEvents.filter(({ seq }) => hasSequence(workout.received, seq)).flatMap(({ events }) => events)
}

async function readStrips(
  found: Collections,
  workout: MeasuredWorkout,
  { bins, foot, region }: OverviewOptions,
): Promise<StripArea[]> {
  const workout_id = workout._id
  const read = async (field: 'coarse' | 'strips', of: object) =>
    await found.pages
      .find({ workout_id, ...of })
      .project<Pick<PageDocument, 'seq' | 'coarse'> & Partial<PageDocument>>({ _id: 0, seq: 1, [field]: 1 })
      .batchSize(2000)
      .map(({ seq, [field]: strips }) => ({ seq, strips }))
      .toArray()
  const pages = await read(isCoarseEnough(workout.received, bins) ? 'coarse' : 'strips', {})
  const numbers = pages.map(({ seq }) => seq)
  const alone = await besidePages(found, workout, numbers, ['strips'])
  // Pages that an older version writes beside this one have no coarse strips.
  const lacking = pages.filter(({ strips }) => !strips).map(({ seq }) => seq)
  const fine = lacking.length > 0 ? await read('strips', { seq: { $in: lacking } }) : []
  const area = areaIndex(region)
  const areas: StripArea[] = []
  for (const { strips } of [...pages, ...fine, ...alone])
    if (strips) readArea(strips.value(), foot, area, areas)
  return areas
}
