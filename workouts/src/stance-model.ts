import { REGION_NAMES, type RegionName } from './regions.ts'

/** How one region is loaded over a stance: begin, peak and end as shares of it, and the mean pressure at the peak. */
type Loading = readonly [begin: number, peak: number, end: number, pressure: number]
type StanceModel = Readonly<Record<RegionName, Loading>>

/**
 * Order and overlap of the regions follow the roll-over that pressure plates show: heel, midfoot along the outer
 * side, fifth to first metatarsal head, toes last (De Cock et al., Gait & Posture 21, 2005, for running;
 * Blanc et al., Gait & Posture 10, 1999, for walking). The ratios follow in-shoe measurements: M1 to M3,
 * hallux and heel highest, little toes and midfoot lowest (Hennig & Milani, J. Appl. Biomech. 11, 1995).
 */
const RUNNING: StanceModel = {
  'Med Heel': [-0.05, 0.14, 0.62, 56],
  'Lat Heel': [-0.08, 0.12, 0.6, 58],
  'Mid Foot': [0.05, 0.38, 0.75, 22],
  M5: [0.1, 0.45, 0.92, 38],
  M4: [0.11, 0.5, 0.95, 48],
  M3: [0.12, 0.55, 0.98, 60],
  M2: [0.13, 0.58, 0.99, 63],
  M1: [0.15, 0.6, 0.99, 57],
  Toe2345: [0.3, 0.72, 1.02, 27],
  Toe1: [0.3, 0.74, 1.04, 58],
}

const WALKING: StanceModel = {
  'Med Heel': [-0.03, 0.18, 0.74, 43],
  'Lat Heel': [-0.05, 0.16, 0.72, 44],
  'Mid Foot': [0.06, 0.35, 0.78, 14],
  M5: [0.1, 0.6, 0.92, 27],
  M4: [0.11, 0.66, 0.95, 36],
  M3: [0.12, 0.74, 0.97, 45],
  M2: [0.13, 0.77, 0.98, 47],
  M1: [0.15, 0.76, 0.98, 39],
  Toe2345: [0.35, 0.84, 1.02, 19],
  Toe1: [0.4, 0.87, 1.04, 44],
}

/** A step of a rally: short heel contact, much forefoot. */
const TENNIS: StanceModel = {
  'Med Heel': [-0.05, 0.15, 0.5, 46],
  'Lat Heel': [-0.08, 0.14, 0.5, 49],
  'Mid Foot': [0.03, 0.38, 0.8, 23],
  M5: [0.08, 0.48, 0.94, 46],
  M4: [0.08, 0.52, 0.96, 51],
  M3: [0.09, 0.56, 0.98, 57],
  M2: [0.1, 0.58, 0.99, 59],
  M1: [0.1, 0.58, 0.99, 57],
  Toe2345: [0.2, 0.68, 1.02, 31],
  Toe1: [0.2, 0.7, 1.04, 59],
}

/** Quiet standing: the heel carries most, then M2 and M3 (Cavanagh et al., Foot & Ankle 7, 1987). */
const STANDING_PRESSURE: Readonly<Record<RegionName, number>> = {
  'Med Heel': 32,
  'Lat Heel': 31,
  'Mid Foot': 9,
  M1: 14,
  M2: 18,
  M3: 18,
  M4: 15,
  M5: 13,
  Toe1: 6,
  Toe2345: 4,
}

export type StepStyle = 'running' | 'walking' | 'tennis'
const MODELS: Readonly<Record<StepStyle, StanceModel>> = {
  running: RUNNING,
  walking: WALKING,
  tennis: TENNIS,
}
const LOADINGS = Object.fromEntries(
  Object.entries(MODELS).map(([style, model]) => [style, REGION_NAMES.map((region) => model[region])]),
) as Record<StepStyle, Loading[]>
const STANDING = REGION_NAMES.map((region) => STANDING_PRESSURE[region])

/** Mean pressure of a region (by index) at a share of the stance: a smooth rise to its peak and fall from it. */
export function stepPressure(style: StepStyle, region: number, share: number): number {
  const [begin, peak, end, pressure] = LOADINGS[style][region] as Loading
  if (share <= begin || share >= end) return 0
  const rise = share < peak ? (share - begin) / (peak - begin) : (end - share) / (end - peak)
  return pressure * Math.sin((Math.PI / 2) * rise) ** 2
}

/** Mean pressure of a region (by index) in standing, before sway. */
export const standingPressure = (region: number): number => STANDING[region] ?? 0
