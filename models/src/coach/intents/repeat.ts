import type { Intent } from '../intent.ts'
import { firstSentence, sayBefore } from '../phrases/speech.ts'
import { QUESTION } from '../phrases/talk.ts'

const EARLIER =
  /\b(?:before (?:that|the last)|one before|previous|last but one|second (?:to )?last|two (?:answers )?ago)\b/
const SHORTER = /\b(?:short(?:er)?|brief(?:er|ly)?|in (?:one|a) (?:sentence|word)|just the number)\b/

const MANNER = /\b(?:slow(?:er|ly)?|loud(?:er)?|quiet(?:er|ly)?|fast(?:er)?|quick(?:er|ly)?|speak up)\b/

/** What was said last, the answer before it, or only its first sentence. */
export const intent: Intent = {
  name: 'repeat',
  slots: [
    ({ plain }) =>
      EARLIER.test(plain)
        ? { details: { again: 'before' } }
        : MANNER.test(plain)
          ? { details: { again: 'manner' } }
          : SHORTER.test(plain)
            ? { details: { again: 'shorter' } }
            : {},
  ],
  answer({ conversation: { answers }, understood }) {
    // An answer that was repeated is the same one.
    const told = answers.filter((answer, at) => answer !== answers[at - 1])
    const { again } = understood.details
    const last = told.at(again === 'before' ? -2 : -1)
    if (last === undefined)
      return answers.length > 0
        ? 'There was only that one answer.'
        : `I have not said anything yet. ${QUESTION}`
    if (again === 'manner') return sayBefore('I cannot change how I speak, so here it is once more.', last)
    return again === 'shorter' ? firstSentence(last) : last
  },
}
