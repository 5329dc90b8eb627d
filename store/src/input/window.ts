import { REGION_NAMES } from '@kinetra/workouts/regions'
import { foot } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import { check } from './check.ts'

const time = z.number().check(z.gte(0))
const windowShape = z.object({
  fromMs: time,
  toMs: z.union([time, z.literal(Number.POSITIVE_INFINITY)]),
  limit: z.int().check(z.gte(1), z.lte(10_000)),
})
const overviewShape = z.object({
  bins: z.int().check(z.gte(1), z.lte(2000)),
  foot,
  region: z.optional(z.enum(REGION_NAMES)),
})
export type OverviewOptions = z.infer<typeof overviewShape>

export const checkWindow = (value: unknown) => check(windowShape, value, 'window of frames')
export const checkOverview = (value: unknown) => check(overviewShape, value, 'overview')

/** Numbers of at most 100 batches, put in order. */
export const checkNumbers = (value: unknown) =>
  check(z.array(z.int().check(z.gte(0))).check(z.maxLength(100)), value, 'numbers of batches').toSorted(
    (a, b) => a - b,
  )
