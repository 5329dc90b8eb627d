import type { RegionName } from '@kinetra/workouts/regions'

/**
 * The footprint: the sole of a left foot as its print in sand, big toe at the left, in a box of
 * FOOT_WIDTH × FOOT_HEIGHT. The sensor matrix spans the same box, row 0 at the toes, so that a region's
 * shape lies over the region's cells. It is the mark, the launcher, the coach's face and the heat map.
 */
export const FOOT_WIDTH = 100
export const FOOT_HEIGHT = 240
/** Room around the print for the insole's edge. */
export const MARGIN_X = 6
export const MARGIN_Y = 8

/** An ellipse as a path, turned by `degrees` about its centre. */
function ellipse(x: number, y: number, radiusX: number, radiusY: number, degrees: number): string {
  const turn = (degrees * Math.PI) / 180
  const stepX = Math.sin(turn) * radiusY
  const stepY = Math.cos(turn) * radiusY
  const [fromX, fromY] = [(x + stepX).toFixed(1), (y - stepY).toFixed(1)]
  const [toX, toY] = [(-2 * stepX).toFixed(1), (2 * stepY).toFixed(1)]
  const [backX, backY] = [(2 * stepX).toFixed(1), (-2 * stepY).toFixed(1)]
  const radii = `${radiusX} ${radiusY} ${degrees}`
  return `M${fromX} ${fromY}a${radii} 0 1 ${toX} ${toY}a${radii} 0 1 ${backX} ${backY}Z`
}

/** Each region's outline as SVG path data. */
export const REGION_SHAPES: Readonly<Record<RegionName, string>> = {
  Toe1: ellipse(22, 24, 14, 20, 4),
  Toe2345: [
    ellipse(45.5, 17, 7.4, 11.5, 3),
    ellipse(60.5, 19.5, 6.9, 10.6, 0),
    ellipse(74.5, 26.5, 6.4, 9.8, -8),
    ellipse(87, 36.5, 5.8, 8.8, -16),
  ].join(''),
  M1: 'M5 69C5 57 12 52 22 50.5C31 49 36 43 42.6 39.6L42.2 93.4C36 98.4 27 100.2 19.5 97C10 92 5 81 5 69Z',
  M2: 'M45.4 38.2C48.5 36.9 51.8 36.5 54.9 36.7L54.2 90.2C51 90.6 48 91.4 45 92.6Z',
  M3: 'M57.7 37C60.6 37.5 63.6 38.4 66.4 39.6L65.3 89.6C62.6 89.4 59.8 89.5 57 89.8Z',
  M4: 'M69.2 40.9C72.2 42.3 75 44.1 77.6 46.2L75.9 90.6C73.4 90.1 70.8 89.8 68.1 89.7Z',
  M5: 'M80.4 48.6C89.6 55.6 96 65 96 75.5C96 81.6 95 87.4 93.4 93C88.6 92.9 83.6 92.1 78.7 91.2Z',
  'Mid Foot':
    'M22.6 101.2C31 102.6 38.4 99.6 45 95.6C59 90.6 77 94 92.6 95.9C89 113 82.4 129 78 146C76.4 152.4 75 158 74 163.2C62 158.6 42 158.8 29.8 163.6C33.6 153 38.4 145 39 136C39.8 122 28.6 112.6 22.6 101.2Z',
  'Med Heel':
    'M28.8 166.8C34.4 164.2 40.4 162.9 47.6 162.6L47.6 237.4C32 236.6 22.6 222 22.6 201C22.6 188 25 177 28.8 166.8Z',
  'Lat Heel':
    'M50.4 162.6C58 162.7 67 163.9 73.4 166.4C75.8 177 77.2 188 77.2 200C77.2 222 66.6 237 50.4 237.4Z',
}

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
