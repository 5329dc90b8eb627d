import { eventsOf, kindOf, placeOf } from '../answers/events.ts'
import { limitsOf, verdictOn } from '../answers/verdict.ts'
import type { Intent } from '../intent.ts'
import { clock, counted, whole } from '../phrases/numbers.ts'
import { unlike } from '../phrases/openings.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { eventType, limit, part, place, several, workout } from '../slots.ts'
import type { EventsResult } from '../tool-results.ts'

export const intent: Intent = {
  name: 'events_count',
  asks: 'how many {events} you had{place}{workout}',
  topic: 'events',
  slots: [eventType, place, workout, part, limit('figure', 'events'), several],
  metric: 'high_force_events',
  term: 'high force event',
  answer: function* (turn) {
    const { slots } = turn.understood
    const result = yield* eventsOf(turn)
    const count = countOf(result, slots.type)
    const kind = kindOf(slots.type)
    const where = `${placeOf(turn.understood)}${result.where}`
    const { lastSaid } = turn.conversation
    if (count === null) return `I could not count the ${kind}s of this workout.`
    const { above, below } = limitsOf(turn)
    const isLimited = above !== null || below !== null
    if (Math.round(count) === 0)
      return say(
        unlike(lastSaid, `There were no ${kind}s${where}.`, `I found no ${kind}s${where}.`),
        slots.type === 'region_force_low' && 'Your foot kept its load where it should.',
        slots.type === 'region_force_high' && !isLimited && 'Nothing there got more than its share.',
        above !== null && OF_THE_PLACE,
      )
    const { last, high, low } = result
    const busiest = slots.region ? null : busiestOf(result, slots.type)
    return say(
      verdictOn(
        turn,
        turn.understood.details.limit?.of === 'events' ? count : null,
        unlike(
          lastSaid,
          `You had ${counted(count, kind)}${where}.`,
          `I count ${counted(count, kind)}${where}.`,
        ),
      ),
      !slots.type &&
        high !== null &&
        low !== null &&
        `${whole(high)} ${Math.round(high) === 1 ? 'was' : 'were'} high force and ${whole(low)} low force.`,
      busiest && `Most of them were on ${yourPlace(busiest)}.`,
      slots.region &&
        typeof last?.at_s === 'number' &&
        `${Math.round(count) === 1 ? 'It' : 'The last one'} came at ${clock(last.at_s)}.`,
    )
  },
}

/** Else nobody would understand that a peak of 82.8 comes without an event above 80. */
const OF_THE_PLACE = 'An event counts by the average over its part of the foot, which stays below the peak.'

const countOf = ({ high, low, total }: EventsResult, type: string | undefined): number | null =>
  type === 'region_force_high' ? high : type === 'region_force_low' ? low : total

/** The region with the most of them, where one has more than another. */
function busiestOf({ by_region: regions }: EventsResult, type: string | undefined): string | null {
  const counted = regions
    .map(({ region, high, low }) => ({
      region,
      count:
        (type === 'region_force_low' ? 0 : (high ?? 0)) + (type === 'region_force_high' ? 0 : (low ?? 0)),
    }))
    .toSorted((a, b) => b.count - a.count)
  const [first, second] = counted
  return first && first.count > (second?.count ?? 0) ? first.region : null
}
