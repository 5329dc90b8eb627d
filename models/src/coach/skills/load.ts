import { rankWords } from '../intents/which-event.ts'
import { decimal, percent } from '../phrases/numbers.ts'
import { unlike } from '../phrases/openings.ts'
import { isPlural, placeMeaning, yourPlace } from '../phrases/places.ts'
import { listed, say } from '../phrases/speech.ts'
import type { FootResult } from '../tool-results.ts'
import type { AskingSkill, Skill, Turn } from '../turn.ts'
import { noData, pressureOf, statisticsOf } from './pressure.ts'

function shareOf(foot: FootResult, region: string): number | null {
  const place = statisticsOf(foot, region)
  return place && 'load_share_percent' in place ? place.load_share_percent : null
}

/** The foot that is asked about; with both recorded, the first one and its name. */
const chosen = (feet: FootResult[], asked: string | undefined) => {
  const [foot] = feet
  return foot ? { foot, side: asked ?? (feet.length > 1 ? foot.foot : null) } : null
}

/** Members of a group, for "which part of my forefoot"; all regions without one. */
const MEMBERS: Record<string, string[]> = {
  toes: ['Toe1', 'Toe2345'],
  forefoot: ['Toe1', 'Toe2345', 'M1', 'M2', 'M3', 'M4', 'M5'],
  metatarsals: ['M1', 'M2', 'M3', 'M4', 'M5'],
  heel: ['Med Heel', 'Lat Heel'],
}

function* ranked(turn: Turn, order: 'most' | 'least') {
  const { slots } = turn.understood
  const { feet, where } = yield* pressureOf(turn, null)
  const found = chosen(feet, slots.foot)
  if (!found) return noData(slots.foot)
  const members = MEMBERS[slots.region ?? '']
  const byLoad = found.foot.regions
    .filter(
      ({ region, load_share_percent }) =>
        load_share_percent !== null && (!members || members.includes(region ?? '')),
    )
    .toSorted((a, b) => (b.load_share_percent ?? 0) - (a.load_share_percent ?? 0))
  const named = members ? null : order === 'most' ? found.foot.most_loaded : found.foot.least_loaded
  const rank = turn.understood.details.rank ?? 1
  const place =
    (rank === 1 ? byLoad.find(({ region }) => region === named) : undefined) ??
    byLoad.at(order === 'most' ? rank - 1 : -rank)
  const region = place?.region ?? (rank === 1 ? named : null)
  if (!region) return noData(slots.foot)
  const meaning = placeMeaning(region)
  return say(
    unlike(
      turn.conversation.lastSaid,
      `${yourPlace(region, found.side)} took the ${rankWords(rank)}${order} load${where}.`,
      `The ${rankWords(rank)}${order} load went to ${yourPlace(region, found.side)}${where}.`,
    ),
    place?.load_share_percent !== null &&
      place?.load_share_percent !== undefined &&
      `It carried ${percent(place.load_share_percent)} of the total${place.peak === null || order === 'least' ? '' : ` and peaked at ${decimal(place.peak)}`}.`.replace(
        /^It/,
        isPlural(region) ? 'They' : 'It',
      ),
    meaning && `That is ${meaning}.`,
  )
}

export const mostLoaded: Skill = (turn) => ranked(turn, 'most')
export const leastLoaded: Skill = (turn) => ranked(turn, 'least')

export const loadShare: AskingSkill = function* (turn) {
  const { slots, details } = turn.understood
  const places = details.places && details.places.length > 1 ? details.places : null
  const region = places ? null : (slots.region ?? null)
  const { feet, where } = yield* pressureOf(turn, region)
  const found = chosen(feet, slots.foot)
  if (!found) return noData(slots.foot)
  if (region === null) return shares(found.foot, places ?? ['forefoot', 'heel', 'midfoot'], where, found.side)
  const share = shareOf(found.foot, region)
  if (share === null) return `I have no load share for ${yourPlace(region, slots.foot)}.`
  const meaning = placeMeaning(region)
  return say(
    `${yourPlace(region, found.side)} carried ${percent(share)} of the load${where}.`,
    meaning && `That is ${meaning}.`,
  )
}

function shares(foot: FootResult, places: readonly string[], where: string, side: string | null): string {
  const parts = places
    .slice(0, 3)
    .flatMap((place) => {
      const share = shareOf(foot, place)
      return share === null ? [] : [{ place, share }]
    })
    .toSorted((a, b) => b.share - a.share)
  const [first, ...rest] = parts
  if (!first) return noData(undefined)
  return say(
    `${yourPlace(first.place, side)} carried ${percent(first.share)} of the load${where}.`,
    rest.length > 0 &&
      `Then came ${listed(rest.map(({ place, share }) => `${yourPlace(place)} ${percent(share)}`))}.`,
    `So most of the work was on ${yourPlace(first.place)}.`,
  )
}

export const balance: Skill = function* (turn) {
  const { details } = turn.understood
  if (details.places && details.places.length > 1) return yield* loadShare(turn)
  const { feet, left_load_share_percent: left, where } = yield* pressureOf(turn, null)
  if (left !== null) {
    const heavier = left >= 50 ? 'left' : 'right'
    const isEven = Math.abs(left - 50) < 3
    return say(
      `Your left foot carried ${percent(left)} of the load${where}, and your right ${percent(100 - (left >= 10 && left <= 90 ? Math.round(left) : left))}.`,
      isEven
        ? 'That is nicely even.'
        : `So you lean on the ${heavier} foot; see whether that stays so in other workouts.`,
    )
  }
  const [foot] = feet
  if (!foot) return noData(undefined)
  const side = foot.foot === 'left' || foot.foot === 'right' ? `your ${foot.foot} foot` : 'that foot'
  const heel = shareOf(foot, 'heel')
  const forefoot = shareOf(foot, 'forefoot')
  return say(
    `I only have ${side} in this workout.`,
    heel !== null &&
      forefoot !== null &&
      `On it, the heel carried ${percent(heel)} and the forefoot ${percent(forefoot)}.`,
    'With both insoles I can compare left and right.',
  )
}
