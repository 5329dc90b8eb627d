import { eventMeant, eventsOf, noSuchEvent, oneEvent } from '../answers/events.ts'
import { highest, noData, onFoot, peakRegion, pressureOf, statisticsOf } from '../answers/pressure.ts'
import type { Intent } from '../intent.ts'
import { ORDINALS } from '../language/number-words.ts'
import { calledEvent } from '../language/which-event.ts'
import { clock, decimal } from '../phrases/numbers.ts'
import { unlike } from '../phrases/openings.ts'
import { placeMeaning, yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { place, rank, workout } from '../slots.ts'
import type { Turn } from '../turn.ts'

export const intent: Intent = {
  name: 'peak',
  asks: 'the peak pressure{place}{workout}',
  topic: 'place',
  slots: [place, workout, rank],
  knows: ['segment', 'rank'],
  metric: 'peak',
  term: 'peak pressure',
  answer: function* (turn) {
    const { slots, details } = turn.understood
    if ((details.rank ?? 1) > 1) return yield* nthPeak(turn, details.rank ?? 1)
    if (details.places && details.places.length > 1 && !slots.foot) return yield* peaks(turn, details.places)
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
      unlike(
        turn.conversation.lastSaid,
        `${subject}${where} was ${decimal(top.value)}${foot}.`,
        `The peak${region ? ` on ${yourPlace(region, slots.foot)}` : ''}${where} reached ${decimal(top.value)}${foot}.`,
      ),
      other && `The ${other.foot.foot} foot reached ${decimal(other.value)}${region ? ' there' : ''}.`,
      region
        ? meaning && `${at === null ? 'That is' : `It came at ${clock(at)}, and that is`} ${meaning}.`
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

/** Several places side by side. */
function* peaks(turn: Turn, places: readonly string[]) {
  const { feet, where } = yield* pressureOf(turn, null)
  const values = places.slice(0, 3).flatMap((region) => {
    const [top] = highest(feet, region, 'peak')
    return top ? [{ region, value: top.value }] : []
  })
  const [first, second] = values
  if (!first) return noData(turn.understood.slots.foot)
  const harder = values.toSorted((a, b) => b.value - a.value)[0]
  return say(
    `${yourPlace(first.region)} peaked at ${decimal(first.value)}${where}.`,
    second && `${yourPlace(second.region)} peaked at ${decimal(second.value)}.`,
    second && harder && `So ${yourPlace(harder.region)} took the harder hit.`,
  )
}
