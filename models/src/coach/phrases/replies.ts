import { anyOf } from '../language/any-of.ts'

/** Replies by subject, as the `*.replies.json` beside an intent holds them: the first whose words are named. */
export function replies(subjects: readonly { when: readonly string[]; say: string }[]) {
  const compiled = subjects.map(({ when, say }) => ({ named: anyOf(when), say }))
  return (words: string): string | undefined => compiled.find(({ named }) => named.test(words))?.say
}
