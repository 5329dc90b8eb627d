import { highest, noData, onFoot, pressureOf, statisticsOf } from '../answers/pressure.ts'
import { sideBySide } from '../answers/side-by-side.ts'
import { verdictOn } from '../answers/verdict.ts'
import type { Intent } from '../intent.ts'
import { decimal } from '../phrases/numbers.ts'
import { unlike } from '../phrases/openings.ts'
import { isPlural, yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { limit, part, place, places, several, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'mean',
  asks: 'the average pressure{place}{workout}',
  topic: 'place',
  slots: [place, places, workout, part, limit('figure'), several],
  covers: ['feet'],
  metric: 'mean',
  term: 'mean pressure',
  leaves: ({ slots, details }) =>
    details.places && !slots.foot ? ['limit'] : details.places ? ['otherPlace'] : [],
  answer: function* (turn) {
    const { slots, details } = turn.understood
    if (details.places && !slots.foot) return yield* sideBySide(turn, details.places, 'mean')
    const { region = null, foot } = slots
    const { feet, where } = yield* pressureOf(turn, region)
    const [top, other] = highest(feet, region, 'mean')
    if (!top) return noData(foot)
    const peak = statisticsOf(top.foot, region)?.peak ?? null
    const at = region ? ` under ${yourPlace(region, foot)}` : foot ? ` of your ${foot} foot` : ''
    const on = other ? onFoot(top.foot.foot) : ''
    return say(
      verdictOn(
        turn,
        top.value,
        unlike(
          turn.conversation.lastSaid,
          `The average pressure${at}${where} was ${decimal(top.value)}${on}.`,
          `On average the pressure${at}${where} was ${decimal(top.value)}${on}.`,
        ),
      ),
      other && `On the ${other.foot.foot} foot it was ${decimal(other.value)}.`,
      peak !== null &&
        `That is what ${isPlural(region) ? 'they carry' : 'it carries'} all the time, while the peak went up to ${decimal(peak)}.`,
    )
  },
}
