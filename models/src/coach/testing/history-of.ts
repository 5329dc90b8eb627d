import type { ChatMessage } from '../chat-types.ts'
import type { LabelledSentence } from '../examples.ts'

/** The conversation in which a sentence stands; what the coach said in it does not matter here. */
export const historyOf = ({ after = [] }: Pick<LabelledSentence, 'after'>): ChatMessage[] =>
  after.flatMap((content): ChatMessage[] => [
    { role: 'user', content },
    { role: 'assistant', content: 'Okay.', toolCalls: [] },
  ])
