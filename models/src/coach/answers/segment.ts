import { ask, ToolSaidNo } from '../asking.ts'
import type { Segment } from '../language/segments.ts'
import { numberOfEvent } from '../language/which-event.ts'
import { clock, counted, decimal, whole } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { type EventResult, type SegmentResult, segmentResult } from '../tool-results.ts'
import type { Skill, Turn } from '../turn.ts'
import { kindOf, placeOf, reached } from './events.ts'
import { limitsOf, limitWords } from './verdict.ts'
import { inOther, workoutIdOf, workoutOf } from './which-workout.ts'

/** What is known of a part of a workout: its average pressure, and its events. */
export const ofSegment: Skill = function* (turn) {
  const { intent, details } = turn.understood
  const { found, part } = yield* readPart(turn, details.segment ?? { fromS: null, toS: null })
  return (ANSWERS[intent] ?? overall)(turn, found, part)
}

/** A part, and the words for it: "in the last minute". */
function* readPart(turn: Turn, asked: Segment) {
  const { intent, slots } = turn.understood
  const bounds = asked.isShare ? yield* inSeconds(asked, turn) : asked
  const id = yield* workoutIdOf(turn)
  const { region = null, foot = null } = slots
  // For a pressure the events are all that tell how hard it was.
  const type = slots.type ?? (intent === 'peak' ? 'region_force_high' : null)
  const found = yield* ask(
    'get_segment',
    { workout_id: id, from_s: bounds.fromS, to_s: bounds.toS, type, region, foot, ...limitsOf(turn) },
    segmentResult,
  )
  const words = `${partWords(bounds, found)}${inOther(id, nameOf(found))}`
  return { found, part: `${limitWords(turn.understood.details)} ${words}`.trim() }
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

const count: Answer = ({ understood }, found, part) => {
  const kind = kindOf(understood.slots.type)
  const { total } = found
  if (total === null) return `I do not know the number of ${kind}s ${part}.`
  if (Math.round(total) === 0) return `You had no ${kind}s${placeOf(understood)} ${part}.`
  return say(`You had ${counted(total, kind)}${placeOf(understood)} ${part}.`, hardest(found))
}

const time: Answer = ({ understood }, found, part) => {
  const { which, type } = understood.slots
  const event = understood.intent === 'peak_when' ? found.highest : eventOf(which, found)
  if (!event || event.at_s === null) return `There was no such ${kindOf(type)}${placeOf(understood)} ${part}.`
  return say(`${part}, it came at ${clock(event.at_s)}.`, reached(event))
}

const average: Answer = ({ understood }, found, part) =>
  found.mean === null
    ? `I have no pressure${placeOf(understood, 'under')} ${part}.`
    : say(
        `The average pressure${placeOf(understood, 'under')} ${part} was ${decimal(found.mean)}.`,
        hardest(found),
      )

/** Charts hold averages over a region: the highest point of a part is known by its events only. */
const peak: Answer = ({ understood }, { highest, mean }, part) =>
  highest === null || highest.value === null
    ? say(
        `There was no high-force event${placeOf(understood)} ${part}.`,
        mean !== null && `The average pressure was ${decimal(mean)}.`,
        'The exact peak I know for the whole workout only.',
      )
    : say(
        `The hardest hit ${part} reached ${decimal(highest.value)} on ${yourPlace(highest.region, highest.foot)}.`,
        highest.at_s !== null && `It came at ${clock(highest.at_s)}.`,
      )

const overall: Answer = (_, found, part) =>
  say(
    found.mean === null
      ? `I have no pressure ${part}.`
      : `${part}, your average pressure was ${decimal(found.mean)}.`,
    found.high !== null && `You had ${counted(found.high, 'high-force event')}.`,
    hardest(found),
  )

/** The questions that are answered of a part in their own way; others get its overview. */
const ANSWERS: Record<string, Answer> = {
  events_count: count,
  event_when: time,
  peak_when: time,
  mean: average,
  peak,
}

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

/** Halves and parts of an even effort differ by up to this share. */
const SAME = 0.03
/** How a later pressure is beside an earlier one. */
export const wayOf = (first: number, second: number) =>
  Math.abs(second - first) <= first * SAME ? 'same' : second > first ? 'harder' : 'softer'

const VERDICTS = {
  harder: 'It was harder on your feet',
  softer: 'It was softer on your feet',
  same: 'They were much the same',
}

/** "Was the last minute worse than the first?" */
export const compareParts: Skill = function* (turn) {
  const { segment, against } = turn.understood.details
  if (!segment || !against) return 'Tell me which two parts to compare.'
  const one = yield* readPart(turn, segment)
  const other = yield* readPart(turn, against)
  const [mean, before] = [one.found.mean, other.found.mean]
  if (mean === null || before === null) return `I have no pressure ${mean === null ? one.part : other.part}.`
  return say(
    `${VERDICTS[wayOf(before, mean)]}: the average pressure was ${decimal(mean)} ${one.part}, and ${decimal(before)} ${other.part}.`,
    one.found.high !== null &&
      other.found.high !== null &&
      `You had ${counted(one.found.high, 'high-force event')} there, against ${whole(other.found.high)}.`,
  )
}
