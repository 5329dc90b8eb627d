import { noneCalled, periodOf, workoutsOf } from '../answers/which-workout.ts'
import type { Intent, SlotReader } from '../intent.ts'
import { isDay } from '../language/periods.ts'
import lists from '../language/word-lists.json' with { type: 'json' }
import { clock, counted } from '../phrases/numbers.ts'
import { listed, say } from '../phrases/speech.ts'
import { nameOf, nounOf, periodWords, whenOf } from '../phrases/workouts.ts'
import { topicOf } from '../registry.ts'
import { limit, named, period, several } from '../slots.ts'
import type { Details } from '../understanding.ts'

/** So many workouts of a list are named in one answer. */
const NAMED_AT_ONCE = 3
/** The tool gives no more at once. */
const MOST_LISTED = 10
/** How long all of them took is asked for, and not how many there were. */
const SUM =
  /\bhow (?:much|long|many (?:minutes|hours))\b|\btotal (?:\w+ )?time\b|\btime\b.*\b(?:in total|altogether|all together|in all)\b/
/** "How long in total?" after a list. */
const TOTAL = /^(?:and )?how (?:long|many|much)\b(?!.*\bi\b)/
const OTHERS = new RegExp(
  `^(?:(?:and|what about|show me|tell me|list) )*(?:${lists.otherWorkouts.join('|')})$`,
)

/** "How often did I run?" is of runs, though no run is named as a thing. */
const listedType: SlotReader = ({ workoutType, tagged }) => {
  const doing = /\bi (?:been )?(run|ran|walk)/.exec(tagged)?.[1]
  const type = workoutType ?? (doing === 'walk' ? 'walking' : doing ? 'running' : null)
  return { slots: type ? { type } : {}, details: SUM.test(tagged) ? { isSum: true } : {} }
}

export const intent: Intent = {
  name: 'list',
  asks: 'a list of your workouts{workout}',
  topic: 'list',
  slots: [period, listedType, named, several, limit('workouts')],
  inherits: (own, { tagged }, { previous }) =>
    previous?.intent === 'list' && OTHERS.test(tagged)
      ? {
          ...previous,
          details: { ...previous.details, after: (previous.details.after ?? 0) + NAMED_AT_ONCE },
        }
      : previous &&
          (/\b(?:them|those|that)\b|^how many$/.test(tagged) ||
            (topicOf(previous.intent) === 'list' && TOTAL.test(tagged)))
        ? { ...own, slots: { ...previous.slots, ...own.slots } }
        : null,
  answer: function* ({ understood }) {
    const { slots, details } = understood
    const days = periodOf(understood)
    const { after = 0, workoutNames: [called] = [], latest } = details
    const limit = after > 0 ? MOST_LISTED : 5
    const ofName = called && (yield* workoutsOf({ period: days, name: called.names.at(-1), limit }))
    const result =
      ofName && (!called.mayDescribe || ofName.workouts.length > 0)
        ? ofName
        : yield* workoutsOf({ period: days, type: slots.type, latest, limit })
    const noun = nounOf(slots.type)
    const when = periodWords(days)
    const total = result.total ?? result.workouts.length
    const isNone = Math.round(total) === 0 || result.workouts.length === 0
    if (isNone && called && result === ofName) throw noneCalled(called.names[0] ?? '', days)
    if (isNone) return `I found no ${noun}s${when ? ` ${when}` : ''}.`
    const names = result.workouts.slice(after, after + NAMED_AT_ONCE).map((workout) => {
      const day = isDay(days) ? '' : whenOf(workout.when)
      return `${nameOf(workout)}${day ? ` from ${day.replace(/^on /, '')}` : ''}`
    })
    if (after > 0) return others(names, total > result.workouts.length)
    return say(
      inAll(details, { total, noun, when, lengthInS: result.total_duration_s ?? null }),
      total > names.length
        ? `The latest are ${listed(names)}.`
        : `${total === 1 ? 'It is' : 'They are'} ${listed(names)}.`,
      total === 1 ? 'Say open it, and I bring it to your screen.' : 'Tell me which one to open.',
    )
  },
}

interface Listed {
  readonly total: number
  readonly noun: string
  readonly when: string
  /** How long all of them took, in seconds. */
  readonly lengthInS: number | null
}

/** How many there were, or how long they took where that is asked for. */
function inAll({ latest, isSum }: Details, { total, noun, when, lengthInS }: Listed): string {
  const workouts = counted(total, noun)
  const during = when ? ` ${when}` : ''
  if (latest)
    return `Your last ${total === 1 ? noun : workouts}${during} took ${clock(lengthInS ?? 0)} in all.`
  if (isSum && lengthInS !== null)
    return `In all you trained for ${clock(lengthInS)}${during}, in ${workouts}.`
  if (when) return `There ${Math.round(total) === 1 ? 'was' : 'were'} ${workouts} ${when}.`
  return `You have ${workouts}.`
}

/** "And the others?" */
function others(names: string[], areMore: boolean): string {
  if (names.length > 0) return say(`Then there ${names.length === 1 ? 'is' : 'are'} ${listed(names)}.`)
  return areMore
    ? 'The older ones are on the page of your workouts. You can also ask for a month, or for a name.'
    : 'Those were all of them.'
}
