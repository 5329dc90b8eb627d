import { workoutId } from '@kinetra/protocol/ids'
import { type Workout, workoutType } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import type { WorkoutFilter } from '../store.ts'
import { check } from './check.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { isoTime } from './time.ts'

const filterShape = z.object({
  type: z.optional(workoutType),
  name: z.optional(z.string().check(z.maxLength(200))),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  cursor: z.optional(z.string()),
  limit: z.optional(z.int().check(z.gte(1), z.lte(100))),
})

/** Where a page of the list ended: the next one goes on behind it, whatever was added in front since. */
const position = z.object({ startedAt: z.string(), id: workoutId })
export type ListPosition = z.infer<typeof position>

export function checkFilter(value: WorkoutFilter) {
  const filter = check(filterShape, value, 'filter')
  return {
    type: filter.type,
    name: filter.name?.trim() || undefined,
    from: filter.from === undefined ? undefined : isoTime(filter.from, 'beginning of the period'),
    to: filter.to === undefined ? undefined : isoTime(filter.to, 'end of the period'),
    after: filter.cursor === undefined ? undefined : readCursor(position, filter.cursor),
    limit: filter.limit ?? 50,
  }
}

/**
 * One page of a list that was asked for one workout more than the page holds. Without those that cannot be read,
 * though the cursor goes on behind them.
 */
export function pageOf<T>(
  found: readonly T[],
  limit: number,
  read: (one: T) => Workout | null,
  positionOf: (one: T) => ListPosition | undefined,
) {
  const page = found.slice(0, limit)
  const last = page.map(positionOf).findLast((one) => one !== undefined)
  return {
    workouts: page.flatMap((one) => read(one) ?? []),
    nextCursor: found.length > limit && last ? writeCursor(last) : null,
  }
}
