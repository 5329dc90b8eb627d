import * as z from 'zod/mini'
import type { RegionName } from './regions.ts'
import type { WorkoutType } from './workout.ts'

const pressure = z.number().check(z.gte(0), z.lte(100))

/** When a region's mean pressure (relative, 0–100) makes an event; `docs/events.md` says why these. */
export const thresholds = z.object({
  /** A cell, the heel or the forefoot bears load above this pressure. */
  contactPressure: pressure,
  /** A high event begins at this mean or above, and goes on until the mean is below `highEnd`. */
  high: pressure,
  highEnd: pressure,
  /** A low event begins where the mean stays at or below this, and goes on until it rises above `lowEnd`. */
  low: pressure,
  lowEnd: pressure,
  /** Events of one type, region and foot begin at least this far apart. */
  minimumIntervalMs: z.number().check(z.gte(0)),
})
export type Thresholds = z.infer<typeof thresholds>

const COMMON = { contactPressure: 5, minimumIntervalMs: 5000 }

/** The higher the activity's ordinary peaks, the higher its thresholds. */
export const THRESHOLDS: Readonly<Record<WorkoutType, Thresholds>> = {
  running: { ...COMMON, high: 75, highEnd: 65, low: 8, lowEnd: 12 },
  walking: { ...COMMON, high: 55, highEnd: 47, low: 5, lowEnd: 8 },
  tennis: { ...COMMON, high: 70, highEnd: 60, low: 5, lowEnd: 8 },
  standing: { ...COMMON, high: 45, highEnd: 38, low: 3, lowEnd: 5 },
  other: { ...COMMON, high: 75, highEnd: 65, low: 5, lowEnd: 8 },
}

export type StancePhase = 'loading' | 'midStance' | 'pushOff' | 'standing'

/** Regions that bear load in a phase of every ordinary stance; only these can make a low event in it. */
export const EXPECTED_TO_BEAR: Readonly<Record<StancePhase, readonly RegionName[]>> = {
  loading: ['Med Heel', 'Lat Heel'],
  midStance: ['M2', 'M3', 'M4'],
  pushOff: ['Toe1', 'M1', 'M2', 'M3'],
  standing: ['Med Heel', 'Lat Heel', 'M2', 'M3'],
}
