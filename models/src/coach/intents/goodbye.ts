import { askIfPossible } from '../asking.ts'
import type { Intent } from '../intent.ts'
import { GOODBYE } from '../phrases/talk.ts'
import { doneResult } from '../tool-results.ts'

export const intent: Intent = {
  name: 'goodbye',
  answer: function* ({ offered }) {
    yield* askIfPossible('end_call', {}, doneResult, offered)
    return GOODBYE
  },
}
