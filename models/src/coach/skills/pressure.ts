import { ask } from '../asking.ts'
import { clock, decimal, whole } from '../phrases/numbers.ts'
import { unlike } from '../phrases/openings.ts'
import { placeMeaning, yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { type FootResult, type PlaceResult, pressureResult, type StatisticsResult } from '../tool-results.ts'
import type { Skill, Turn } from '../turn.ts'
import { inOther, workoutIdOf } from './which-workout.ts'

/** The pressure statistics of a workout, of the foot that a question names. */
export function* pressureIn(workout_id: string | null, turn: Turn, region: string | null) {
  const foot = turn.understood.slots.foot ?? null
  return yield* ask('get_pressure_summary', { workout_id, region, foot }, pressureResult)
}

/** The pressure statistics that a question is about. */
export function* pressureOf(turn: Turn, region: string | null) {
  const id = yield* workoutIdOf(turn)
  const result = yield* pressureIn(id, turn, region)
  return { ...result, where: inOther(id, nameOf(result)) }
}

/** The statistics of a region or a group on a foot; the whole foot without one. */
export function statisticsOf(foot: FootResult, region: string | null): PlaceResult | StatisticsResult | null {
  if (region === null) return foot.whole
  const other = region === 'Mid Foot' ? 'midfoot' : region
  return (
    foot.regions.find((place) => place.region === region) ??
    foot.groups.find((place) => place.region === region || place.region === other) ??
    null
  )
}

export const noData = (foot: string | undefined): string =>
  foot
    ? `I have no data of your ${foot} foot in this workout.`
    : 'There is no pressure data in this workout yet.'

/** The foot whose value is highest, with the value. */
export function highest(feet: FootResult[], region: string | null, key: 'peak' | 'mean') {
  const values = feet.flatMap((foot) => {
    const value = statisticsOf(foot, region)?.[key]
    return typeof value === 'number' ? [{ foot, value }] : []
  })
  return values.toSorted((a, b) => b.value - a.value)
}

/** Where on a foot the peak was: the region with the highest one. */
const peakRegion = (foot: FootResult): string | null =>
  foot.regions.toSorted((a, b) => (b.peak ?? 0) - (a.peak ?? 0))[0]?.region ?? null

const onFoot = (foot: string | null) => (foot === 'left' || foot === 'right' ? ` on the ${foot} foot` : '')

export const peak: Skill = function* (turn) {
  const { slots, details } = turn.understood
  if (details.places && details.places.length > 1 && !turn.understood.slots.foot)
    return yield* peaks(turn, details.places)
  const region = slots.region ?? null
  const { feet, where } = yield* pressureOf(turn, region)
  const [top, other] = highest(feet, region, 'peak')
  if (!top) return noData(slots.foot)
  const place = region ?? peakRegion(top.foot)
  const at = statisticsOf(top.foot, region)?.peak_at_s
  const both = feet.length > 1 && other
  const subject = region
    ? `Your peak on ${yourPlace(region, slots.foot)}`.replace('on your', 'on the')
    : slots.foot
      ? `Your ${slots.foot} foot's peak`
      : 'Your peak'
  const meaning = placeMeaning(place)
  return say(
    unlike(
      turn.conversation.lastSaid,
      `${subject}${where} was ${decimal(top.value)}${both ? onFoot(top.foot.foot) : ''}.`,
      `${region ? yourPlace(region, slots.foot) : subject}${where} went up to ${decimal(top.value)}${both ? onFoot(top.foot.foot) : ''}.`,
    ),
    both &&
      `The ${other.foot.foot} foot reached ${decimal(other.value)} there.`.replace(
        region ? '' : ' there',
        '',
      ),
    region
      ? meaning &&
          `${at === null || at === undefined ? 'That is' : `It came at ${clock(at)}, and that is`} ${meaning}.`
      : place &&
          `It was under ${yourPlace(place)}${at === null || at === undefined ? '' : ` at ${clock(at)}`}${meaning ? `, ${meaning}` : ''}.`,
  )
}

/** Several places side by side. */
function* peaks(turn: Turn, places: readonly string[]) {
  const { feet, where } = yield* pressureOf(turn, null)
  const values = places.slice(0, 3).flatMap((place) => {
    const [top] = highest(feet, place, 'peak')
    return top ? [{ place, value: top.value }] : []
  })
  const [first, second] = values
  if (!first) return noData(turn.understood.slots.foot)
  const harder = values.toSorted((a, b) => b.value - a.value)[0]
  return say(
    `${yourPlace(first.place)} peaked at ${decimal(first.value)}${where}.`,
    second && `${yourPlace(second.place)} reached ${decimal(second.value)}.`,
    second && harder && `So ${yourPlace(harder.place)} took the harder hit.`,
  )
}

export const mean: Skill = function* (turn) {
  const { slots } = turn.understood
  const region = slots.region ?? null
  const { feet, where } = yield* pressureOf(turn, region)
  const [top, other] = highest(feet, region, 'mean')
  if (!top) return noData(slots.foot)
  const top2 = statisticsOf(top.foot, region)
  const place = region
    ? ` under ${yourPlace(region, slots.foot)}`
    : slots.foot
      ? ` of your ${slots.foot} foot`
      : ''
  return say(
    unlike(
      turn.conversation.lastSaid,
      `The average pressure${place}${where} was ${decimal(top.value)}${other ? onFoot(top.foot.foot) : ''}.`,
      `On average it was ${decimal(top.value)}${place}${where}${other ? onFoot(top.foot.foot) : ''}.`,
    ),
    other && `On the ${other.foot.foot} foot it was ${decimal(other.value)}.`,
    typeof top2?.peak === 'number' &&
      `That is what it carries all the time, while the peak went up to ${decimal(top2.peak)}.`,
  )
}

export const peakWhen: Skill = function* (turn) {
  const { slots } = turn.understood
  const region = slots.region ?? null
  const { feet, where } = yield* pressureOf(turn, region)
  const [top] = highest(feet, region, 'peak')
  const at = top ? statisticsOf(top.foot, region)?.peak_at_s : null
  if (!top || at === null || at === undefined) return noData(slots.foot)
  const place = region ?? peakRegion(top.foot)
  return say(
    `Your peak${where} came at ${clock(at)}.`,
    `It reached ${decimal(top.value)}${place ? ` under ${yourPlace(place, slots.foot)}` : ''}.`,
  )
}

export const pressureTimeIntegral: Skill = function* (turn) {
  const { slots } = turn.understood
  const region = slots.region ?? null
  const { feet, where } = yield* pressureOf(turn, region)
  const value = feet
    .map((foot) => statisticsOf(foot, region)?.pressure_time_integral)
    .find((found) => typeof found === 'number')
  if (typeof value !== 'number')
    return region && feet.length > 0
      ? `I have the pressure-time integral only for single regions, not for ${yourPlace(region)}.`
      : noData(slots.foot)
  return say(
    `Your pressure-time integral${region ? ` on ${yourPlace(region, slots.foot)}` : ''}${where} was ${value < 100 ? decimal(value) : whole(value)}.`,
    'It adds up the load over the whole workout, so it shows how much work that part of the foot did.',
  )
}

export const contactArea: Skill = function* (turn) {
  const { slots } = turn.understood
  const region = slots.region ?? null
  const { feet, where } = yield* pressureOf(turn, region)
  const value = feet
    .map((foot) => statisticsOf(foot, region)?.contact_area_percent)
    .find((found) => typeof found === 'number')
  if (typeof value !== 'number')
    return region && feet.length > 0
      ? `I have the contact area only for single regions, not for ${yourPlace(region)}.`
      : noData(slots.foot)
  return say(
    `The contact area${region ? ` of ${yourPlace(region, slots.foot)}` : ''}${where} was ${decimal(value)} percent.`,
    'That is the share of the sensors that felt load while you stood on them.',
  )
}
