import {
  ASK_LIST,
  noneCalled,
  periodOf,
  spokenWorkout,
  workoutsCalled,
  workoutsOf,
} from '../answers/which-workout.ts'
import { ask, ToolSaidNo } from '../asking.ts'
import type { Intent, SlotReader } from '../intent.ts'
import { ORDINALS, ordinalOf } from '../language/number-words.ts'
import { numberOfEvent, whichEventOf } from '../language/which-event.ts'
import { orderOf, stepsBackOf } from '../language/workout-types.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, nounOf, periodWords } from '../phrases/workouts.ts'
import { topicOf } from '../registry.ts'
import { named, period, workoutType } from '../slots.ts'
import { doneResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'

/** "Open the second one", of those that were just listed. */
const NTH = new RegExp(
  `\\bthe (${ORDINALS.slice(0, 5).join('|')})(?: (?:one|1|workout|run|session|walk|match))?(?: (?:open|load|show(?: me)?) (?:it|that))?$`,
)

/** The last, the one before, or the first by an order. */
const whichOne: SlotReader = ({ tagged }) => {
  const isLast = /\b(?:last|latest|most recent|newest)\b/.test(tagged)
  const order = /\b(?:\w+est|worst|first)\b/.test(tagged) && !isLast ? orderOf(tagged) : undefined
  const fromLast = isLast ? whichEventOf(tagged) : undefined
  const stepsBack = stepsBackOf(tagged)
  const isPrevious = stepsBack !== undefined || /\bgo back\b/.test(tagged)
  const which = fromLast?.endsWith('_last')
    ? fromLast
    : stepsBack === 2
      ? 'second_last'
      : order === 'oldest'
        ? 'first'
        : isPrevious
          ? 'previous'
          : isLast
            ? 'last'
            : undefined
  const nth = ordinalOf(NTH.exec(tagged)?.[1])
  return {
    slots: { ...(order && !which && { order }), ...(which && { which }) },
    details: nth > 0 ? { nth } : {},
  }
}

export const intent: Intent = {
  name: 'open',
  asks: 'that I open another workout',
  topic: 'other',
  slots: [whichOne, workoutType, period, named],
  inherits(own, _, { previous }) {
    const ofList = previous && topicOf(previous.intent) === 'list'
    const { nth } = own.details
    if (nth && previous?.details.after)
      return { ...own, details: { ...own.details, nth: nth + previous.details.after } }
    if (!ofList || !own.slots.which || !previous.slots.type) return own
    return { ...own, slots: { type: previous.slots.type, ...own.slots } }
  },
  answer: function* (turn) {
    const { type, which: asked } = turn.understood.slots
    const workout_id = yield* workoutToOpen(turn)
    const which = workout_id ? null : asked === 'previous' ? 'previous' : 'last'
    const args = { workout_id, type: workout_id ? null : (type ?? null), which }
    const { name } = yield* ask('open_workout', args, doneResult)
    return name === null
      ? 'It is open now.'
      : say(`Here is ${nameOf({ name, type: type ?? null })}.`, 'Ask me anything about it.')
  },
}

function* workoutToOpen(turn: Turn) {
  const { slots, details } = turn.understood
  const { type, which } = slots
  const when = periodOf(turn.understood)
  const [name] = details.workoutNames ?? []
  const called = name ? yield* workoutsCalled(name, when) : []
  if (called[0]?.workout_id) return called[0].workout_id
  const order = which === 'first' ? 'oldest' : slots.order
  if (when || order) {
    const { workouts } = yield* workoutsOf({ period: when, type, order, limit: 1 })
    if (workouts[0]?.workout_id) return workouts[0].workout_id
    throw new ToolSaidNo(`I found no ${nounOf(type)}${when ? ` ${periodWords(when)}` : ''}.`, ASK_LIST)
  }
  const number = which ? numberOfEvent(which) : null
  if (number && number.nth < -1) {
    const { workouts } = yield* workoutsOf({ type, limit: Math.min(10, -number.nth) })
    const id = workouts.at(-number.nth - 1)?.workout_id
    if (!id) throw new ToolSaidNo(`You have no ${nounOf(type)} that far back.`, ASK_LIST)
    return id
  }
  if (type || which) return null
  if (name) throw noneCalled(name.names[0] ?? '', when)
  const spoken = spokenWorkout(turn)
  if (!spoken && details.nth) throw new ToolSaidNo('There is no such workout in that list.', ASK_LIST)
  return spoken?.id ?? null
}
