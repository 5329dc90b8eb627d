import { REPLIES } from '../panel/example-questions.ts'
import type { Caption } from './captions.ts'

/** Begins a question that is answered with yes or no. */
const YES_OR_NO = /(?:^|[.!?] )(?:did|do|does|would|shall|should|is|are|was|were|can)\b[^.!?]*\?$/i

/** What somebody may want to say next, in the language of the coach, from what an answer is about. */
export function repliesTo({ text, sources }: Pick<Caption, 'text' | 'sources'>): readonly string[] {
  if (YES_OR_NO.test(text.trim())) return ['Yes.', 'No.']
  if (sources.length === 0) return []
  return [
    ...(sources.some(({ region }) => region !== null) ? [REPLIES.place] : []),
    ...(sources.some(({ timeMs }) => timeMs !== null) ? [REPLIES.moment] : []),
    REPLIES.number,
  ]
}
