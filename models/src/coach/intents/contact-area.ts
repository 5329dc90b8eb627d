import { firstOf, noData, pressureOf } from '../answers/pressure.ts'
import type { Intent } from '../intent.ts'
import { decimal } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { place, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'contact_area',
  asks: 'the contact area{place}{workout}',
  topic: 'place',
  covers: ['percent'],
  slots: [place, workout],
  term: 'contact area',
  answer: function* (turn) {
    const { region = null, foot } = turn.understood.slots
    const { feet, where } = yield* pressureOf(turn, region)
    const value = firstOf(feet, region, 'contact_area_percent')
    if (value == null)
      return region && feet.length > 0
        ? `I have the contact area only for single regions, not for ${yourPlace(region)}.`
        : noData(foot)
    return say(
      `The contact area${region ? ` of ${yourPlace(region, foot)}` : ''}${where} was ${decimal(value)} percent.`,
      'That is the share of the sensors that felt load while you stood on them.',
    )
  },
}
