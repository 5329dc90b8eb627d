import type { Background } from './dialogue/background.ts'
import type { Entities } from './language/entities.ts'
import type { Mention } from './language/mentions.ts'
import type { Skill } from './turn.ts'
import type { Details, Slots, Understanding } from './understanding.ts'

export type Filled = { slots?: Slots; details?: Details }
/** Reads one slot, or a few that belong together, out of what a text names. */
export type SlotReader = (entities: Entities) => Filled

/**
 * What a question is about: a figure of a place on the foot, of events, of a workout as a whole, of several
 * workouts, or something else that "and …?" can go on from. Without one it is an aside.
 */
export type Topic = 'place' | 'events' | 'workout' | 'list' | 'other'

export interface Intent {
  readonly name: string
  /**
   * What the coach asks where it is not sure, after "Did you mean": words that read back as this intent. Without
   * them it never asks, as nothing is lost by a wrong guess.
   */
  readonly asks?: string
  /** Any words may ask for it, so that unusual ones say nothing against it. */
  readonly isInAnyWords?: true
  readonly topic?: Topic
  /** It asks for a place, so that it is not about the one that was spoken of. */
  readonly asksPlace?: true
  readonly slots?: readonly SlotReader[]
  /** Of what its slots have taken, what this answer makes no use of. */
  readonly leaves?: (understood: Understanding) => readonly Mention[]
  /** What a question may name without changing the answer, which is about all of it. */
  readonly covers?: readonly Mention[]
  /** What it takes from the question before beyond the place, the foot and the workout; null where nothing special. */
  readonly inherits?: (own: Understanding, entities: Entities, background: Background) => Understanding | null
  /** The figure as comparisons and trends call it, and as the explanations do. */
  readonly metric?: string
  readonly term?: string
  /** What the coach says, and the tools that it asks before. */
  readonly answer: Skill
}
