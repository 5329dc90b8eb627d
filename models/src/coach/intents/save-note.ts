import { ask } from '../asking.ts'
import type { Intent } from '../intent.ts'
import { doneResult } from '../tool-results.ts'

export const intent: Intent = {
  name: 'save_note',
  isInAnyWords: true,
  answer: function* ({ understood: { details } }) {
    if (!details.note) return 'Sure. What should I note?'
    yield* ask('save_note', { text: details.note }, doneResult)
    return 'Noted. You will find it with this workout.'
  },
}
