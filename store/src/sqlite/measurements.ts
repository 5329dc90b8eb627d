import { summarise } from '@kinetra/workouts/analyse-batch'
import { decodeFrames } from '@kinetra/workouts/frame-codec'
import * as z from 'zod/mini'
import { orderedEvents } from '../append/ordered-events.ts'
import { areasOfFrames, binsOf, CHART_FROM_FRAMES } from '../chart/bins.ts'
import { collectWindow, type TimeWindow } from '../chart/window.ts'
import { stretchOf } from '../input/cursor.ts'
import { checkEventFilter } from '../input/event-filter.ts'
import { checkNumbers, checkOverview, checkWindow } from '../input/window.ts'
import type { WorkoutStore } from '../store.ts'
import type { Database } from './database.ts'
import { readEvents } from './event-rows.ts'
import { readProgress, storedFrames } from './progress-rows.ts'
import { readStrips } from './strip-rows.ts'
import { readable, regionMapOf, toWorkout } from './workout-rows.ts'

const batchRow = z.object({ fromMs: z.number(), frames: z.instanceof(Uint8Array) })

type Measurements = Pick<WorkoutStore, 'summary' | 'events' | 'frames' | 'overview' | 'arrivals' | 'batches'>

/** What was measured in a workout, and what follows from it. */
export function sqliteMeasurements(database: Database): Measurements {
  return {
    async summary(viewerId, id) {
      return await database.read(() => {
        const workout = readable(database, viewerId, id)
        if (workout.frameCount === 0) return null
        return summarise(workout.id, readProgress(database, workout.id).progress.rollup)
      })
    },

    async events(viewerId, id, filter) {
      const { limit, cursor, ...which } = filter
      const checked = checkEventFilter(which)
      const { from, to } = stretchOf({ limit, cursor })
      return await database.read(() => {
        const workout = readable(database, viewerId, id)
        const ended = readEvents(database, workout.id)
        return orderedEvents(ended, readProgress(database, workout.id).progress, checked).slice(from, to)
      })
    },

    async frames(viewerId, id, window) {
      const { fromMs, toMs, limit } = checkWindow(window)
      return await database.read(() => {
        const workout = readable(database, viewerId, id)
        const { firstMs } = workout
        if (firstMs === null) return []
        return readWindow(database, workout.id, { fromMs: firstMs + fromMs, toMs: firstMs + toMs, limit })
      })
    },

    async arrivals(viewerId, id) {
      return await database.read(() => {
        const workout = readable(database, viewerId, id)
        return { workout: toWorkout(workout), received: readProgress(database, workout.id).received }
      })
    },

    async batches(viewerId, id, numbers) {
      const ordered = checkNumbers(numbers)
      return await database.read(() => {
        const workout = readable(database, viewerId, id)
        return ordered.flatMap((seq) => {
          const bytes = storedFrames(database, workout.id, seq)
          return bytes.length > 0 ? [decodeFrames(bytes)] : []
        })
      })
    },

    async overview(viewerId, id, options) {
      const checked = checkOverview(options)
      return await database.read(() => {
        const workout = readable(database, viewerId, id)
        const { firstMs } = workout
        if (firstMs === null) return []
        if (workout.frameCount > CHART_FROM_FRAMES) {
          const { received } = readProgress(database, workout.id)
          return binsOf(readStrips(database, workout.id, received, checked), checked.bins, firstMs)
        }
        const all = { fromMs: firstMs, toMs: Number.POSITIVE_INFINITY, limit: CHART_FROM_FRAMES }
        const frames = readWindow(database, workout.id, all)
        return binsOf(areasOfFrames(frames, checked, regionMapOf(workout)), checked.bins, firstMs)
      })
    },
  }
}

function readWindow(database: Database, id: string, window: TimeWindow) {
  const { longestBatchMs } = readProgress(database, id)
  const batches = database.each(
    batchRow,
    `SELECT from_ms AS fromMs, frames FROM batches
     WHERE workout_id = ? AND from_ms BETWEEN ? AND ? AND to_ms >= ? ORDER BY from_ms`,
    ...[id, window.fromMs - longestBatchMs, window.toMs, window.fromMs],
  )
  const collected = collectWindow(window)
  for (const { fromMs, frames } of batches) {
    if (collected.isComplete(fromMs)) break
    collected.add(decodeFrames(frames))
  }
  return collected.frames()
}
