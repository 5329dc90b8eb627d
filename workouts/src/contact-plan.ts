import { REGION_NAMES, type RegionName } from './regions.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { StepStyle } from './stance-model.ts'
import type { Foot } from './workout.ts'

/** What makes one workout differ from another; all optional, with the activity's ordinary values. */
export interface GaitVariation {
  /** Steps a minute of both feet; running and walking only. */
  readonly cadencePerMin?: number
  readonly contactTimeMs?: number
  /** Factors on all pressures, and on the heel's and forefoot's. */
  readonly load?: number
  readonly heelLoad?: number
  readonly forefootLoad?: number
  /** Share by which the forefoot's load grows, and half of which the contact lengthens, from begin to end. */
  readonly fatigue?: number
  /** Share by which the left foot is loaded more, and the right less. */
  readonly asymmetry?: number
  /** Share of steps that spare the big toe and the first metatarsal. */
  readonly sparingSteps?: number
}

/** What is different from the ordinary in the step that begins at a time; running and walking only. */
export type GaitCourse = (atMs: number, strideMs: number) => GaitVariation

/** A stretch of time in which a foot is on the ground, in milliseconds since the first frame. */
export interface PlannedContact {
  readonly startMs: number
  readonly durationMs: number
  readonly style: StepStyle | 'standing'
  /** Factor on each region's pressure, by region index. */
  readonly factors: readonly number[]
}

const ORDINARY = {
  running: { cadencePerMin: 170, contactTimeMs: 250 },
  walking: { cadencePerMin: 110, contactTimeMs: 670 },
}
/** Nothing touches the ground in the first and last moments, so that every step planned can be seen whole. */
const QUIET_MS = 400

const HEEL: readonly RegionName[] = ['Med Heel', 'Lat Heel']
const SPARED: readonly RegionName[] = ['Toe1', 'M1']
const OUTER: readonly RegionName[] = ['M4', 'M5', 'Lat Heel']
const INNER: readonly RegionName[] = ['M1', 'Med Heel', 'Toe1']

interface StepNature {
  readonly progress: number
  readonly spares: boolean
  readonly cuts: boolean
}

/** Each step differs from the next as a whole (4.5 %) and in each region (4 %). */
function stepFactors(
  random: SeededRandom,
  foot: Foot,
  variation: GaitVariation,
  nature: StepNature,
): number[] {
  const { load = 1, heelLoad = 1, forefootLoad = 1, fatigue = 0, asymmetry = 0 } = variation
  const side = foot === 'left' ? 1 + asymmetry : 1 - asymmetry
  const step = load * side * (1 + 0.045 * random.normal())
  return REGION_NAMES.map((region) => {
    let factor = step * (1 + 0.04 * random.normal())
    if (HEEL.includes(region)) factor *= heelLoad
    else if (region !== 'Mid Foot') factor *= forefootLoad * (1 + fatigue * nature.progress)
    if (nature.spares && SPARED.includes(region)) factor *= 0.06
    if (nature.cuts && OUTER.includes(region)) factor *= 1.3
    if (nature.cuts && INNER.includes(region)) factor *= 0.7
    return factor
  })
}

/** Steady running or walking: strides vary by 2 %, contacts by 3 %; the right foot follows half a stride later. */
export function planSteps(
  style: 'running' | 'walking',
  foot: Foot,
  durationMs: number,
  random: SeededRandom,
  whole: GaitVariation,
  course?: GaitCourse,
): PlannedContact[] {
  const strideOf = (variation: GaitVariation) =>
    120_000 / (variation.cadencePerMin ?? ORDINARY[style].cadencePerMin)
  const contacts: PlannedContact[] = []
  let startMs = QUIET_MS + (foot === 'right' ? strideOf(whole) / 2 : 0)
  while (true) {
    const variation = { ...whole, ...course?.(startMs, strideOf(whole)) }
    const { contactTimeMs = ORDINARY[style].contactTimeMs, fatigue = 0, sparingSteps = 0 } = variation
    const strideMs = strideOf(variation)
    const progress = startMs / durationMs
    const contactMs = contactTimeMs * (1 + (fatigue / 2) * progress) * (1 + 0.03 * random.normal())
    if (startMs + contactMs > durationMs - QUIET_MS) return contacts
    const nature = { progress, spares: random.next() < sparingSteps, cuts: false }
    contacts.push({
      startMs,
      durationMs: contactMs,
      style,
      factors: stepFactors(random, foot, variation, nature),
    })
    startMs += strideMs * (1 + 0.02 * random.normal())
  }
}

/** Rallies of irregular steps, every fifth a cut to the side, and waiting between them. */
export function planTennis(
  foot: Foot,
  durationMs: number,
  random: SeededRandom,
  variation: GaitVariation,
): PlannedContact[] {
  const { sparingSteps = 0 } = variation
  const contacts: PlannedContact[] = []
  const end = durationMs - QUIET_MS
  let startMs = QUIET_MS
  const add = (contactMs: number, style: PlannedContact['style'], factors: readonly number[]) => {
    if (startMs + contactMs <= end) contacts.push({ startMs, durationMs: contactMs, style, factors })
    startMs += contactMs
  }
  while (startMs < end) {
    const rallySteps = Math.round(random.between(6, 18))
    for (let step = 0; step < rallySteps; step++) {
      const cuts = random.next() < 0.2
      const nature = { progress: startMs / durationMs, spares: !cuts && random.next() < sparingSteps, cuts }
      const contactMs = cuts ? random.between(320, 480) : random.between(180, 340)
      add(contactMs, 'tennis', stepFactors(random, foot, variation, nature))
      startMs += random.between(220, 560)
    }
    const nature = { progress: 0, spares: false, cuts: false }
    add(random.between(4000, 9000), 'standing', stepFactors(random, foot, variation, nature))
    startMs += random.between(250, 500)
  }
  return contacts
}

/** One long contact over the whole time. */
export function planStanding(
  foot: Foot,
  durationMs: number,
  random: SeededRandom,
  variation: GaitVariation,
): PlannedContact[] {
  const nature = { progress: 0, spares: false, cuts: false }
  return [
    { startMs: 0, durationMs, style: 'standing', factors: stepFactors(random, foot, variation, nature) },
  ]
}
