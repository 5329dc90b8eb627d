import { eventMeant, eventsOf, kindOf, noSuchEvent, placeOf, reached } from '../answers/events.ts'
import { ofSameEvent } from '../dialogue/background.ts'
import type { Intent } from '../intent.ts'
import { calledEvent } from '../language/which-event.ts'
import { whole } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { eventType, limit, otherDay, place, whichEvent } from '../slots.ts'

/** How long the pressure stayed above or below its threshold; of the hardest event where none is named. */
export const intent: Intent = {
  name: 'event_length',
  asks: 'how long the {event} lasted{place}',
  topic: 'events',
  slots: [eventType, place, otherDay, whichEvent, limit('figure')],
  inherits: (own, _, { previous }) => ofSameEvent(own, previous),
  answer: function* (turn) {
    const { type, which = 'highest' } = turn.understood.slots
    const asked = { ...turn, understood: { ...turn.understood, slots: { ...turn.understood.slots, which } } }
    const found = yield* eventsOf(asked)
    const event = eventMeant(found, which)
    if (!event) return noSuchEvent(asked, found)
    const called = `${calledEvent(which)} ${kindOf(type)}${placeOf(turn.understood)}${found.where}`
    if (event.duration_ms === null) return `I do not know how long the ${called} lasted.`
    return say(`The ${called} lasted ${whole(event.duration_ms)} milliseconds.`, reached(event))
  },
}
