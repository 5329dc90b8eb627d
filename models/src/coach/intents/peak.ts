import { eventMeant, eventsOf, noSuchEvent, oneEvent } from '../answers/events.ts'
import { highest, noData, onFoot, peakRegion, pressureOf, statisticsOf } from '../answers/pressure.ts'
import { sideBySide } from '../answers/side-by-side.ts'
import { verdictOn } from '../answers/verdict.ts'
import type { Intent } from '../intent.ts'
import { ORDINALS } from '../language/number-words.ts'
import { calledEvent } from '../language/which-event.ts'
import { clock, decimal } from '../phrases/numbers.ts'
import { unlike } from '../phrases/openings.ts'
import { placeMeaning, whatItIs, yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { limit, part, place, places, rank, several, workout } from '../slots.ts'
import type { Turn } from '../turn.ts'

export const intent: Intent = {
  name: 'peak',
  asks: 'the peak pressure{place}{workout}',
  topic: 'place',
  slots: [place, places, workout, rank, part, limit('figure'), several],
  covers: ['feet'],
  metric: 'peak',
  term: 'peak pressure',
  leaves: ({ slots, details }) =>
    (details.places && !slots.foot) || (details.rank ?? 1) > 1
      ? ['limit']
      : details.places
        ? ['otherPlace']
        : [],
  answer: function* (turn) {
    const { slots, details } = turn.understood
    if ((details.rank ?? 1) > 1) return yield* nthPeak(turn, details.rank ?? 1)
    if (details.places && details.places.length > 1 && !slots.foot)
      return yield* sideBySide(turn, details.places, 'peak')
    const region = slots.region ?? null
    const { feet, where } = yield* pressureOf(turn, region)
    const [top, other] = highest(feet, region, 'peak')
    if (!top) return noData(slots.foot)
    const at = statisticsOf(top.foot, region)?.peak_at_s ?? null
    const foot = other ? onFoot(top.foot.foot) : ''
    const subject = region
      ? `Your peak on ${yourPlace(region, slots.foot)}`.replace('on your', 'on the')
      : slots.foot
        ? `Your ${slots.foot} foot's peak`
        : 'Your peak'
    const shown = region ?? peakRegion(top.foot)
    const meaning = placeMeaning(shown)
    return say(
      verdictOn(
        turn,
        top.value,
        unlike(
          turn.conversation.lastSaid,
          `${subject}${where} was ${decimal(top.value)}${foot}.`,
          `The peak${region ? ` on ${yourPlace(region, slots.foot)}` : ''}${where} reached ${decimal(top.value)}${foot}.`,
        ),
      ),
      other && `The ${other.foot.foot} foot reached ${decimal(other.value)}${region ? ' there' : ''}.`,
      region && at !== null && `It came at ${clock(at)}.`,
      region
        ? whatItIs(region)
        : shown &&
            `It was under ${yourPlace(shown)}${at === null ? '' : ` at ${clock(at)}`}${meaning ? `, ${meaning}` : ''}.`,
    )
  },
}

/** "My second highest peak": peaks below the highest are known as events. */
function* nthPeak(turn: Turn, number: number) {
  const which = `${ORDINALS[number - 1] ?? 'second'}_highest`
  const { slots, details } = turn.understood
  const asked: Turn = {
    ...turn,
    understood: { intent: 'event_when', slots: { ...slots, type: 'region_force_high', which }, details },
  }
  const events = yield* eventsOf(asked)
  const chosen = eventMeant(events, which)
  return chosen ? oneEvent(chosen, `The ${calledEvent(which)} hit`, slots.region) : noSuchEvent(asked, events)
}
