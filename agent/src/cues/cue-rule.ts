import type { GoalsByType } from '@kinetra/workouts/goals'
import type { Footfall } from './footfalls.ts'
import type { LiveRun } from './live-run.ts'
import type { Usuals } from './usual.ts'

/** What a rule has seen, ready to be said. */
export interface Cue {
  readonly tone: 'alert' | 'hint' | 'praise'
  /** One or two short sentences with an outer aim. Their numbers all stand in `facts`. */
  readonly says: string
  /** Written as a tool writes its result (docs/tools.md), by which the numbers are checked. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** What a rule can see. */
export interface Sight {
  readonly run: LiveRun
  readonly usual: Usuals
  /** The user's for this kind of workout. */
  readonly goals: NonNullable<GoalsByType['running']>
  /** Footfalls that ended since the rule looked before. */
  readonly footfalls: readonly Footfall[]
  /** Whether a new stretch has settled since it looked before: trends need not be looked at more often. */
  readonly isNewSlice: boolean
  /** Whether the wearer moves as usual: neither standing nor walking in between. */
  readonly isMoving: boolean
  /** Factor on what is still usual: smaller where the user wants to be told of more. */
  readonly tolerance: number
  /** What became of this rule's cues so far. */
  readonly given: Given
}

export interface Given {
  /** When the rule's last cue was given, by the run's clock; long ago where none was. */
  readonly lastMs: number
  /** Whether a hint was given whose effect has not been seen yet. */
  readonly isOpen: boolean
  /** How often a hint worked. */
  readonly worked: number
}

/** A cue is one file in `rules/`, which defines `rule`; nothing else has to be told of it. */
export interface CueRule {
  /** What the cue is about, as in "only tell me about my heel". */
  readonly topic: string
  /** Urgent cues do not wait for two minutes to pass since the last. */
  readonly isUrgent: boolean
  /** At most so often; twice as long after each time that a hint worked. */
  readonly everyMs: number
  /** Whether it also speaks up where the user wants to hear of something else alone: nothing could be heard of that either. */
  readonly isAlways?: boolean
  /**
   * Begins to watch a workout; what it remembers from look to look is its own. It gives a cue as long as that is worth
   * saying, whether or not it is the time to say it.
   */
  watch(): (sight: Sight) => Cue | null
}
