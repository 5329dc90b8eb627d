import type { RegionName } from '@kinetra/workouts/regions'

export const NO_REGION_TEXT = 'Point at a region, or choose one, to read it.'

/** The regions in everyday words, for those who do not think in metatarsals. */
export const REGION_WORDS: Readonly<Record<RegionName, string>> = {
  Toe1: 'big toe',
  Toe2345: 'small toes',
  M1: 'ball, inside',
  M2: 'ball, second ray',
  M3: 'ball, middle',
  M4: 'ball, fourth ray',
  M5: 'ball, outside',
  'Mid Foot': 'arch',
  'Med Heel': 'heel, inside',
  'Lat Heel': 'heel, outside',
}
