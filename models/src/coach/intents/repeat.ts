import type { Intent } from '../intent.ts'
import { firstSentence } from '../phrases/speech.ts'
import { QUESTION } from '../phrases/talk.ts'

const EARLIER =
  /\b(?:before (?:that|the last)|one before|previous|last but one|second (?:to )?last|two (?:answers )?ago)\b/
const SHORTER = /\b(?:short(?:er)?|brief(?:er|ly)?|in (?:one|a) (?:sentence|word)|just the number)\b/

/** What was said last, the answer before it, or only its first sentence. */
export const intent: Intent = {
  name: 'repeat',
  slots: [
    ({ plain }) =>
      EARLIER.test(plain)
        ? { details: { again: 'before' } }
        : SHORTER.test(plain)
          ? { details: { again: 'shorter' } }
          : {},
  ],
  answer({ conversation: { answers }, understood }) {
    const last = answers.at(understood.details.again === 'before' ? -2 : -1)
    if (last === undefined)
      return answers.length > 0
        ? 'There was only that one answer.'
        : `I have not said anything yet. ${QUESTION}`
    return understood.details.again === 'shorter' ? firstSentence(last) : last
  },
}
