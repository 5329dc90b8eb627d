import { highest, noData, onFoot, pressureOf, statisticsOf } from '../answers/pressure.ts'
import type { Intent } from '../intent.ts'
import { decimal } from '../phrases/numbers.ts'
import { unlike } from '../phrases/openings.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { place, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'mean',
  asks: 'the average pressure{place}{workout}',
  topic: 'place',
  slots: [place, workout],
  knows: ['segment'],
  metric: 'mean',
  term: 'mean pressure',
  answer: function* (turn) {
    const { region = null, foot } = turn.understood.slots
    const { feet, where } = yield* pressureOf(turn, region)
    const [top, other] = highest(feet, region, 'mean')
    if (!top) return noData(foot)
    const peak = statisticsOf(top.foot, region)?.peak ?? null
    const at = region ? ` under ${yourPlace(region, foot)}` : foot ? ` of your ${foot} foot` : ''
    const on = other ? onFoot(top.foot.foot) : ''
    return say(
      unlike(
        turn.conversation.lastSaid,
        `The average pressure${at}${where} was ${decimal(top.value)}${on}.`,
        `On average the pressure${at}${where} was ${decimal(top.value)}${on}.`,
      ),
      other && `On the ${other.foot.foot} foot it was ${decimal(other.value)}.`,
      peak !== null && `That is what it carries all the time, while the peak went up to ${decimal(peak)}.`,
    )
  },
}
