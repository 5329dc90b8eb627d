import { ask, ToolSaidNo } from '../asking.ts'
import { numberOfEvent } from '../intents/which-event.ts'
import type { Segment } from '../language/segment-words.ts'
import { clock, counted, decimal } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { type EventResult, type SegmentResult, segmentResult } from '../tool-results.ts'
import type { Skill, Turn } from '../turn.ts'
import type { Intent } from '../understanding.ts'
import { kindOf, placeOf } from './events.ts'
import { inOther, workoutIdOf, workoutOf } from './which-workout.ts'

/** What is known of a part of a workout: its average pressure, and its events. */
export const segment: Skill = function* (turn) {
  const { intent, details } = turn.understood
  const { found, part } = yield* readPart(turn, details.segment ?? { fromS: null, toS: null })
  return (ANSWERS[intent] ?? overall)(turn, found, part)
}

/** A part, and the words for it: "in the last minute". */
export function* readPart(turn: Turn, asked: Segment) {
  const { intent, slots } = turn.understood
  const bounds = asked.isShare ? yield* inSeconds(asked, turn) : asked
  const id = yield* workoutIdOf(turn)
  const { region = null, foot = null } = slots
  // For a pressure the events are all that tell how hard it was.
  const type = slots.type ?? (intent === 'peak' ? 'region_force_high' : null)
  const found = yield* ask(
    'get_segment',
    { workout_id: id, from_s: bounds.fromS, to_s: bounds.toS, type, region, foot },
    segmentResult,
  )
  return { found, part: `${partWords(bounds, found)}${inOther(id, nameOf(found))}` }
}

/** A share of the length as the seconds that people would name. */
function* inSeconds({ fromS, toS }: Segment, turn: Turn) {
  const { duration_s: length } = yield* workoutOf(turn)
  if (length === null) throw new ToolSaidNo('I do not know how long this workout was.')
  const at = (share: number | null) => Math.round((share ?? 0) * length)
  if (toS === 1) return { fromS: at(fromS) - Math.round(length), toS: null }
  return { fromS: fromS === 0 ? null : at(fromS), toS: at(toS) }
}

type Answer = (turn: Turn, found: SegmentResult, part: string) => string

const count: Answer = (turn, found, part) => {
  const kind = kindOf(turn.understood.slots.type)
  const { total } = found
  if (total === null) return `I do not know the number of ${kind}s ${part}.`
  if (Math.round(total) === 0) return `You had no ${kind}s${placeOf(turn.understood)} ${part}.`
  return say(`You had ${counted(total, kind)}${placeOf(turn.understood)} ${part}.`, hardest(found))
}

const time: Answer = (turn, found, part) => {
  const { which, type } = turn.understood.slots
  const kind = kindOf(type)
  const event = turn.understood.intent === 'peak_when' ? found.highest : eventOf(which, found)
  if (!event || event.at_s === null) return `There was no such ${kind}${placeOf(turn.understood)} ${part}.`
  return say(
    `${part}, it came at ${clock(event.at_s)}.`,
    event.value !== null && `It reached ${decimal(event.value)} on ${yourPlace(event.region, event.foot)}.`,
  )
}

const average: Answer = (turn, found, part) =>
  found.mean === null
    ? `I have no pressure${placeOf(turn.understood, 'under')} ${part}.`
    : say(
        `The average pressure${placeOf(turn.understood, 'under')} ${part} was ${decimal(found.mean)}.`,
        hardest(found),
      )

/** Charts hold averages over a region: the highest point of a part is known by its events only. */
const peak: Answer = (turn, found, part) => {
  const { highest } = found
  if (highest === null || highest.value === null)
    return say(
      `There was no high-force event${placeOf(turn.understood)} ${part}.`,
      found.mean !== null && `The average pressure was ${decimal(found.mean)}.`,
      'The exact peak I know for the whole workout only.',
    )
  return say(
    `The hardest hit ${part} reached ${decimal(highest.value)} on ${yourPlace(highest.region, highest.foot)}.`,
    highest.at_s !== null && `It came at ${clock(highest.at_s)}.`,
  )
}

const overall: Answer = (_, found, part) =>
  say(
    found.mean === null
      ? `I have no pressure ${part}.`
      : `${part}, your average pressure was ${decimal(found.mean)}.`,
    found.high !== null && `You had ${counted(found.high, 'high-force event')}.`,
    hardest(found),
  )

const ANSWERS: Partial<Record<Intent, Answer>> = {
  summary: overall,
  events_count: count,
  event_when: time,
  peak_when: time,
  mean: average,
  peak,
}

/** The questions that a part of a workout is asked. */
export const OF_SEGMENT: ReadonlySet<Intent> = new Set(Object.keys(ANSWERS) as Intent[])

function eventOf(which: string | undefined, { first, last, highest, events }: SegmentResult) {
  const number = which ? numberOfEvent(which) : null
  if (which === 'highest') return highest
  if (which === 'last') return last
  if (number?.by === 'time') return events.at(number.nth > 0 ? number.nth - 1 : number.nth) ?? null
  return which ? null : first
}

const hardest = ({ highest }: { highest: EventResult | null }): string | null =>
  highest === null || highest.value === null
    ? null
    : `The hardest reached ${decimal(highest.value)} on ${yourPlace(highest.region, highest.foot)}.`

/** "In the last minute", "after 3 minutes": the words of the question, with the times of the result. */
function partWords(asked: Segment, { from_s: from, to_s: to, length_s: length }: SegmentResult): string {
  if (from === null || to === null || length === null) return 'in that part'
  if (asked.fromS !== null && asked.fromS < 0) return `in the last ${stretch(length)}`
  if (asked.fromS === null) return `in the first ${stretch(length)}`
  return asked.toS === null ? `after ${clock(from)}` : `between ${clock(from)} and ${clock(to)}`
}

/** "Minute", "2 minutes". */
const stretch = (seconds: number): string => clock(seconds).replace(/^1 (second|minute|hour)$/, '$1')
