import { answerOf } from '../answers/answer.ts'
import type { Intent } from '../intent.ts'
import { decimalsRounded } from '../phrases/speech.ts'
import { QUESTION } from '../phrases/talk.ts'
import { answered } from '../turn.ts'

/** "Rounded, please": the last question answered again, with whole numbers. */
export const intent: Intent = {
  name: 'restyle',
  inherits: (own, _, { previous }) => (previous ? { ...own, details: { about: previous } } : own),
  answer: function* (turn) {
    const { about } = turn.understood.details
    if (!about) return `I have not told you a number yet. ${QUESTION}`
    return decimalsRounded(yield* answered(answerOf(about), { ...turn, understood: about }))
  },
}
