import {
  type GaitCourse,
  type GaitVariation,
  type PlannedContact,
  planStanding,
  planSteps,
  planTennis,
} from './contact-plan.ts'
import { type Frame, NO_SENSOR } from './frame.ts'
import { CELLS, COLS, ROWS } from './insole-cells.ts'
import { REGION_NAMES, type RegionName } from './regions.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'
import { standingPressure, stepPressure } from './stance-model.ts'
import type { Foot } from './workout.ts'

const INTERVAL_MS = 20
/** Two insoles are two devices: their frames never coincide. */
const RIGHT_DELAY_MS = 9
/** Resistive sensors saturate: from here on pressure is compressed towards 100. */
const KNEE = 85

export interface GaitOptions extends GaitVariation {
  readonly type: 'running' | 'walking' | 'tennis' | 'standing'
  readonly seed: number
  /** Of the first frame, in milliseconds since 1970. */
  readonly startMs: number
  readonly durationInS: number
  readonly feet: readonly Foot[]
  /** How the gait changes on the way. */
  readonly course?: GaitCourse
}

/** What was put into the frames, to check against what is found in them. */
export interface GaitTruth {
  readonly foot: Foot
  readonly steps: number
  /** Of both feet, from the mean stride of this one; null without strides, and in tennis, which has no beat. */
  readonly cadencePerMin: number | null
  readonly contactTimeMs: number | null
}

/**
 * Frames of a 13×9 insole at 50 Hz, both feet interleaved in order of time, and the truth about them. The
 * same options always give the same frames. Pressures are rounded to hundredths, as they are stored.
 */
export function generateGait(options: GaitOptions): { frames: Frame[]; truth: GaitTruth[] } {
  const sides = sidesOf(options)
  const frames = [...framesOf(options, sides)]
  return { frames, truth: sides.map(({ foot, contacts }) => truthOf(options.type, foot, contacts)) }
}

/** The same frames one by one: a whole recording takes much memory. */
export const generateFrames = (options: GaitOptions): Generator<Frame> => framesOf(options, sidesOf(options))

/** What happens to each foot, and how far that has been followed. */
function sidesOf(options: GaitOptions) {
  const durationMs = options.durationInS * 1000
  return options.feet.map((foot, index) => {
    const random = seededRandom(options.seed * 7919 + index)
    return { foot, random, contacts: planOf(options, foot, durationMs, random), at: 0, sway: newSway(random) }
  })
}

function* framesOf(options: GaitOptions, sides: ReturnType<typeof sidesOf>): Generator<Frame> {
  const count = Math.floor((options.durationInS * 1000) / INTERVAL_MS)
  for (let index = 0; index < count; index++)
    for (const side of sides) {
      const atMs = index * INTERVAL_MS
      while (ended(side.contacts[side.at], atMs)) side.at += 1
      const pressures = pressuresAt(side.contacts[side.at], atMs, side.sway)
      const delayMs = side.foot === 'right' && sides.length > 1 ? RIGHT_DELAY_MS : 0
      const timestamp = options.startMs + atMs + delayMs
      yield { timestamp, foot: side.foot, pressureMatrix: matrixOf(pressures, side.random) }
    }
}

function planOf(
  options: GaitOptions,
  foot: Foot,
  durationMs: number,
  random: SeededRandom,
): PlannedContact[] {
  if (options.type === 'standing') return planStanding(foot, durationMs, random, options)
  if (options.type === 'tennis') return planTennis(foot, durationMs, random, options)
  return planSteps(options.type, foot, durationMs, random, options, options.course)
}

const ended = (contact: PlannedContact | undefined, atMs: number) =>
  contact !== undefined && atMs >= contact.startMs + contact.durationMs

/** Sway of standing: a slow forward lean and a sideways shift, each of two periods, about a tenth of the load. */
function newSway(random: SeededRandom): (atMs: number) => { lean: number; shift: number } {
  const wave = (size: number, fromMs: number, toMs: number) => {
    const period = random.between(fromMs, toMs)
    const phase = random.between(0, 2 * Math.PI)
    return (atMs: number) => size * Math.sin((2 * Math.PI * atMs) / period + phase)
  }
  const fastLean = wave(0.09, 2500, 4500)
  const slowLean = wave(0.08, 9000, 16_000)
  const fastShift = wave(0.05, 1800, 3500)
  const slowShift = wave(0.05, 7000, 12_000)
  return (atMs) => ({ lean: fastLean(atMs) + slowLean(atMs), shift: fastShift(atMs) + slowShift(atMs) })
}

const HEEL: readonly RegionName[] = ['Med Heel', 'Lat Heel']
const OUTER: readonly RegionName[] = ['M4', 'M5', 'Lat Heel']
const INNER: readonly RegionName[] = ['Toe1', 'M1', 'M2', 'Med Heel']
/** How a forward lean and a shift to the outer side act on each region. */
const LEAN = REGION_NAMES.map((region) => (HEEL.includes(region) ? -1 : 1.6))
const SHIFT = REGION_NAMES.map((region) => (OUTER.includes(region) ? 1 : INNER.includes(region) ? -1 : 0))

/** Mean pressure of each region at a moment; null while the foot is up. */
function pressuresAt(
  contact: PlannedContact | undefined,
  atMs: number,
  sway: ReturnType<typeof newSway>,
): number[] | null {
  if (!contact || atMs < contact.startMs) return null
  const { factors, style } = contact
  if (style !== 'standing') {
    const share = (atMs - contact.startMs) / contact.durationMs
    return factors.map((factor, region) => factor * stepPressure(style, region, share))
  }
  const { lean, shift } = sway(atMs)
  return factors.map(
    (factor, region) =>
      factor *
      standingPressure(region) *
      (1 + (LEAN[region] ?? 0) * lean) *
      (1 + (SHIFT[region] ?? 0) * shift),
  )
}

function matrixOf(pressures: readonly number[] | null, random: SeededRandom): number[][] {
  const matrix = Array.from({ length: ROWS }, () => new Array<number>(COLS).fill(NO_SENSOR))
  for (const { row, col, region, weight } of CELLS) {
    const noise = random.next() - 0.5
    // Without load a sensor reads 0, now and then a little more; under load it errs by up to 3 %.
    let value = pressures ? (pressures[region] as number) * weight * (1 + 0.06 * noise) : 0
    value += Math.max(0, noise - 0.3)
    if (value > KNEE) value = KNEE + (100 - KNEE) * (1 - Math.exp((KNEE - value) / (100 - KNEE)))
    const line = matrix[row] as number[]
    line[col] = Math.round(value * 100) / 100
  }
  return matrix
}

function truthOf(type: GaitOptions['type'], foot: Foot, contacts: readonly PlannedContact[]): GaitTruth {
  const steps = contacts.filter(({ style }) => style !== 'standing')
  const first = steps[0]
  const last = steps.at(-1)
  const hasBeat = type !== 'tennis' && first !== undefined && last !== undefined && steps.length > 1
  return {
    foot,
    steps: steps.length,
    cadencePerMin: hasBeat ? (120_000 * (steps.length - 1)) / (last.startMs - first.startMs) : null,
    contactTimeMs:
      steps.length === 0 ? null : steps.reduce((sum, { durationMs }) => sum + durationMs, 0) / steps.length,
  }
}
