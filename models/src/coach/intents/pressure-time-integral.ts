import { firstOf, noData, pressureOf } from '../answers/pressure.ts'
import type { Intent } from '../intent.ts'
import { decimal, whole } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { place, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'pressure_time_integral',
  asks: 'the pressure-time integral{place}{workout}',
  topic: 'place',
  slots: [place, workout],
  term: 'pressure-time integral',
  answer: function* (turn) {
    const { region = null, foot } = turn.understood.slots
    const { feet, where } = yield* pressureOf(turn, region)
    const value = firstOf(feet, region, 'pressure_time_integral')
    if (value == null)
      return region && feet.length > 0
        ? `I have the pressure-time integral only for single regions, not for ${yourPlace(region)}.`
        : noData(foot)
    return say(
      `Your pressure-time integral${region ? ` on ${yourPlace(region, foot)}` : ''}${where} was ${value < 100 ? decimal(value) : whole(value)}.`,
      'It adds up the load over the whole workout, so it shows how much work that part of the foot did.',
    )
  },
}
