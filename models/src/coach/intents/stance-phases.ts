import { notMeasured } from '../answers/not-measured.ts'
import { pressureOf } from '../answers/pressure.ts'
import type { Intent } from '../intent.ts'
import { percent } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { workout } from '../slots.ts'

/** The phases of a step, in order, and how people call them. */
const PHASES = [
  { field: 'loading', called: 'Loading', words: /\bloading\b/i },
  { field: 'mid_stance', called: 'Mid-stance', words: /\bmid[ -]?stance\b/i },
  { field: 'push_off', called: 'Push-off', words: /\b(?:push(?:ing|ed)?|toe)[ -]?off\b/i },
] as const

export const intent: Intent = {
  name: 'stance_phases',
  asks: 'your stance phases{workout}',
  topic: 'workout',
  covers: ['percent'],
  slots: [workout],
  term: 'stance phase',
  answer: function* (turn) {
    const { stance_phases_percent: phases, where } = yield* pressureOf(turn, null)
    const told = PHASES.flatMap(({ field, called, words }) => {
      const share = phases?.[field] ?? null
      return share === null ? [] : [{ called, share, isAsked: words.test(turn.conversation.question) }]
    })
    // The one that is asked for comes first.
    const [first, second, third] = told.toSorted((one, other) => Number(other.isAsked) - Number(one.isAsked))
    if (!first || !second || !third) return notMeasured('stance phases')
    return say(
      `${first.called} took ${percent(first.share)} of each step${where}.`,
      `${second.called} took ${percent(second.share)} and ${third.called.toLowerCase()} ${percent(third.share)}.`,
      'A long loading phase means a heavier landing, a short push-off less drive.',
    )
  },
}
