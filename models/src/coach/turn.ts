import type { Answering } from './asking.ts'
import type { Conversation } from './conversation.ts'
import type { Understanding } from './understanding.ts'

/** All that an answer may depend on. */
export interface Turn {
  understood: Understanding
  conversation: Conversation
  /** Names of the tools that may be called. */
  offered: ReadonlySet<string>
}

/** An answer that always asks tools first. */
export type AskingSkill = (turn: Turn) => Answering

/** An answer: words at once, or an answer that asks tools first. */
export type Skill = (turn: Turn) => Answering | string

/** An answer within another one. */
export function* answered(skill: Skill, turn: Turn): Answering {
  const answer = skill(turn)
  return typeof answer === 'string' ? answer : yield* answer
}
