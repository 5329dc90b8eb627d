import { highest, noData, peakRegion, pressureOf, statisticsOf } from '../answers/pressure.ts'
import type { Intent } from '../intent.ts'
import { clock, decimal } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { part, place, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'peak_when',
  asks: 'when the peak{place} came{workout}',
  topic: 'place',
  slots: [place, workout, part],
  answer: function* (turn) {
    const { region = null, foot } = turn.understood.slots
    const { feet, where } = yield* pressureOf(turn, region)
    const [top] = highest(feet, region, 'peak')
    const at = top ? (statisticsOf(top.foot, region)?.peak_at_s ?? null) : null
    if (!top || at === null) return noData(foot)
    const under = region ?? peakRegion(top.foot)
    return say(
      `Your peak${where} came at ${clock(at)}.`,
      `It reached ${decimal(top.value)}${under ? ` under ${yourPlace(under, foot)}` : ''}.`,
    )
  },
}
