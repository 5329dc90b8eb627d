import { percent } from '../phrases/numbers.ts'
import { whatItIs, yourPlace } from '../phrases/places.ts'
import { capital, listed, say } from '../phrases/speech.ts'
import type { FootResult } from '../tool-results.ts'
import type { AskingSkill } from '../turn.ts'
import { chosenFoot, noData, pressureOf, shareOf } from './pressure.ts'
import { verdictOn } from './verdict.ts'

/** How much of the load a place carried; without one, how it was spread. */
export const loadShare: AskingSkill = function* (turn) {
  const { slots, details } = turn.understood
  const places = details.places && details.places.length > 1 ? details.places : null
  const region = places ? null : (slots.region ?? null)
  const { feet, where } = yield* pressureOf(turn, region)
  const found = chosenFoot(feet, slots.foot)
  if (!found) return noData(slots.foot)
  if (region === null) return shares(found.foot, places ?? ['forefoot', 'heel', 'midfoot'], where, found.side)
  const share = shareOf(found.foot, region)
  if (share === null) return `I have no load share for ${yourPlace(region, slots.foot)}.`
  return say(
    verdictOn(
      turn,
      share,
      capital(`${yourPlace(region, found.side)} carried ${percent(share)} of the load${where}.`),
    ),
    whatItIs(region),
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
      `Then came ${listed(rest.map(({ place, share }) => `${yourPlace(place)} with ${percent(share)}`))}.`,
    `So most of the work was on ${yourPlace(first.place)}.`,
  )
}
