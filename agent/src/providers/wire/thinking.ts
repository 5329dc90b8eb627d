/** Words that a coach who speaks with somebody does not say, but a model that thinks about them does. */
export const THINKS_ALOUD = /\bthe user\b|^(okay|hmm|alright)\b.{0,30}\b(i|we) (need|should|have)\b/i
export const FIRST_SENTENCE = /^\s*[\s\S]*?[.!?…](?=\s)/

/** Which habit of thinking a model has: `unopened` ends its thoughts without having begun them. */
export type Thinking = 'unknown' | 'opened' | 'unopened'
