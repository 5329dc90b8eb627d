import { eventType } from '@kinetra/workouts/event'
import { REGION_NAMES } from '@kinetra/workouts/regions'
import { foot } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import type { EventFilter } from '../store.ts'
import { check } from './check.ts'

const shape = z.object({
  type: z.optional(eventType),
  regions: z.optional(z.array(z.enum(REGION_NAMES))),
  foot: z.optional(foot),
})

export const checkEventFilter = (value: EventFilter): EventFilter => check(shape, value, 'filter of events')
