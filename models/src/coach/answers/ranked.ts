import type { Mention } from '../language/mentions.ts'
import { rankWords } from '../language/which-event.ts'
import { decimal, percent } from '../phrases/numbers.ts'
import { unlike } from '../phrases/openings.ts'
import { isPlural, whatItIs, yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import type { AskingSkill } from '../turn.ts'
import type { Understanding } from '../understanding.ts'
import { chosenFoot, noData, pressureOf } from './pressure.ts'

/** Members of a group, for "which part of my forefoot"; all regions without one. */
const MEMBERS: Record<string, string[]> = {
  toes: ['Toe1', 'Toe2345'],
  forefoot: ['Toe1', 'Toe2345', 'M1', 'M2', 'M3', 'M4', 'M5'],
  metatarsals: ['M1', 'M2', 'M3', 'M4', 'M5'],
  heel: ['Med Heel', 'Lat Heel'],
}

/** The place does not narrow it down where it has no parts. */
export const leavesPlace = ({ slots }: Understanding): readonly Mention[] =>
  slots.region && !MEMBERS[slots.region] ? ['place'] : []

/** The region with the most or the least load, or the second, third … of them. */
export const ranked = (order: 'most' | 'least'): AskingSkill =>
  function* (turn) {
    const { slots, details } = turn.understood
    const { feet, where } = yield* pressureOf(turn, null)
    const found = chosenFoot(feet, slots.foot)
    if (!found) return noData(slots.foot)
    const members = MEMBERS[slots.region ?? '']
    const byLoad = found.foot.regions
      .filter(
        ({ region, load_share_percent: share }) =>
          share !== null && (!members || members.includes(region ?? '')),
      )
      .toSorted((a, b) => (b.load_share_percent ?? 0) - (a.load_share_percent ?? 0))
    const named = members ? null : order === 'most' ? found.foot.most_loaded : found.foot.least_loaded
    const rank = details.rank ?? 1
    const place =
      (rank === 1 ? byLoad.find(({ region }) => region === named) : undefined) ??
      byLoad.at(order === 'most' ? rank - 1 : -rank)
    const region = place?.region ?? (rank === 1 ? named : null)
    if (!region) return noData(slots.foot)
    const share = place?.load_share_percent ?? null
    const peak = place?.peak == null || order === 'least' ? '' : ` and peaked at ${decimal(place.peak)}`
    return say(
      unlike(
        turn.conversation.lastSaid,
        `${yourPlace(region, found.side)} took the ${rankWords(rank)}${order} load${where}.`,
        `The ${rankWords(rank)}${order} load went to ${yourPlace(region, found.side)}${where}.`,
      ),
      share !== null &&
        `${isPlural(region) ? 'They' : 'It'} carried ${percent(share)} of the total load${peak}.`,
      whatItIs(region),
    )
  }
