import type { RegionName } from '@kinetra/workouts/regions'
import type { PlainId } from '../words/words.ts'

/** The regions in everyday words, for those who do not think in metatarsals. */
export const REGION_WORDS: Readonly<Record<RegionName, PlainId>> = {
  Toe1: 'toe1',
  Toe2345: 'toe2345',
  M1: 'm1',
  M2: 'm2',
  M3: 'm3',
  M4: 'm4',
  M5: 'm5',
  'Mid Foot': 'midFoot',
  'Med Heel': 'medHeel',
  'Lat Heel': 'latHeel',
}
