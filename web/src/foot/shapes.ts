import { FOOTPRINT_SHAPES } from '@kinetra/coach-ui/footprint'
import type { RegionName } from '@kinetra/workouts/regions'

export { FOOT_HEIGHT, FOOT_WIDTH } from '@kinetra/coach-ui/footprint'

/** Room around the print for the insole's edge. */
export const MARGIN_X = 6
export const MARGIN_Y = 8

/**
 * Each region's outline as SVG path data. The sensor matrix spans the footprint's box, row 0 at the toes, so that
 * a region's shape lies over the region's cells.
 */
export const REGION_SHAPES: Readonly<Record<RegionName, string>> = FOOTPRINT_SHAPES

/** Where a region's name is written beside or on the foot. */
export const REGION_CENTRES: Readonly<Record<RegionName, readonly [x: number, y: number]>> = {
  Toe1: [22, 24],
  Toe2345: [67, 22],
  M1: [26, 74],
  M2: [50, 66],
  M3: [61.5, 66],
  M4: [72.5, 68],
  M5: [86.5, 74],
  'Mid Foot': [62, 124],
  'Med Heel': [36, 202],
  'Lat Heel': [63, 202],
}

/** The insole around the print: where cells may have sensors though no region is drawn there. */
export const INSOLE_SHAPE =
  'M22 -2C36 -6 66 -3 82 14C97 30 104 58 101 82C98 106 86 130 82 160C80 178 86 196 80 216C74 236 62 244 49 244C32 244 18 232 17 204C16 182 26 160 27 140C27 124 12 114 4 94C-3 76 -3 30 6 12C9 5 14 0 22 -2Z'
