import type { Entities } from '../language/entities.ts'
import type { Intent } from '../understanding.ts'

/** Says that a text with these words has this intent; the first rule of a list that fits decides. */
export interface Rule {
  readonly intent: Intent
  readonly when: RegExp
  readonly unless?: RegExp
  readonly where?: (entities: Entities) => boolean
}

export const rule = (
  intent: Intent,
  when: RegExp,
  more: { unless?: RegExp; where?: (entities: Entities) => boolean } = {},
): Rule => ({ intent, when, ...more })

export const fits = (candidate: Rule, entities: Entities): boolean =>
  candidate.when.test(entities.tagged) &&
  !candidate.unless?.test(entities.tagged) &&
  (candidate.where?.(entities) ?? true)
