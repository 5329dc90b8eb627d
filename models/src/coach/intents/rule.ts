import type { Entities } from '../language/entities.ts'
import type { Intent } from '../understanding.ts'

/** Says that a text with these words has this intent; the first rule of a list that fits decides. */
export interface Rule {
  readonly intent: Intent
  readonly when: RegExp
  readonly unless?: RegExp
  readonly where?: (entities: Entities) => boolean
  /** Reads the words themselves, with their polite openings, and not the tagged text. */
  readonly asSpoken?: boolean
}

export const rule = (
  intent: Intent,
  when: RegExp,
  more: { unless?: RegExp; where?: (entities: Entities) => boolean } = {},
): Rule => ({ intent, when, ...more })

export function fits(candidate: Rule, entities: Entities): boolean {
  const texts = candidate.asSpoken ? [entities.spoken, entities.plain] : [entities.tagged]
  return (
    texts.some((text) => candidate.when.test(text) && !candidate.unless?.test(text)) &&
    (candidate.where?.(entities) ?? true)
  )
}

/** The same rules, read from the words as they were spoken. */
export const asSpoken = (rules: readonly Rule[]): Rule[] =>
  rules.map((spoken) => ({ ...spoken, asSpoken: true }))
