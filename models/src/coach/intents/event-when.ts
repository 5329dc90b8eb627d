import { eventMeant, eventsOf, kindOf, noSuchEvent, oneEvent, placeOf } from '../answers/events.ts'
import { ofSameEvent } from '../dialogue/background.ts'
import type { Intent } from '../intent.ts'
import { calledEvent, whichShown } from '../language/which-event.ts'
import { clock } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { eventType, limit, otherDay, part, place, whichEvent } from '../slots.ts'

export const intent: Intent = {
  name: 'event_when',
  asks: 'when the {event} came{place}',
  topic: 'events',
  slots: [eventType, place, otherDay, whichEvent, part, limit('figure')],
  inherits(own, _, { previous }) {
    const shown = previous?.intent === 'show' ? whichShown(previous.slots.what) : undefined
    if (previous && shown && !own.slots.region)
      return {
        ...own,
        slots: {
          type: 'region_force_high',
          ...previous.details.ofEvents,
          ...own.slots,
          which: own.slots.which ?? shown,
        },
      }
    return ofSameEvent(own, previous)
  },
  answer: function* (turn) {
    const { type, which, region } = turn.understood.slots
    const result = yield* eventsOf(turn)
    const kind = kindOf(type)
    const chosen = eventMeant(result, which)
    const where = `${placeOf(turn.understood)}${result.where}`
    if (!result.first && !result.last && !chosen) return `There was no ${kind}${where}.`
    if (which && !chosen) return noSuchEvent(turn, result)
    if (which && chosen)
      return oneEvent(chosen, `The ${calledEvent(which)} ${which.endsWith('highest') ? 'one' : kind}`, region)
    const { first, last, total } = result
    if (!first || first.at_s === null) return `I cannot tell when that ${kind} was.`
    const isOnly = total !== null && Math.round(total) === 1
    return say(
      `The ${isOnly ? '' : 'first '}${kind}${where} came at ${clock(first.at_s)}.`,
      !isOnly && typeof last?.at_s === 'number' && `The last one was at ${clock(last.at_s)}.`,
      !isOnly && 'If they come late, that often speaks of tired legs.',
    )
  },
}
