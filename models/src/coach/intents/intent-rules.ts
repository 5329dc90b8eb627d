import type { Entities } from '../language/entities.ts'
import type { Intent } from '../understanding.ts'
import { FALLBACK_RULES } from './fallback-rules.ts'
import {
  EVENT_RULES,
  GAIT_RULES,
  NUMBERED_RULES,
  PRESSURE_RULES,
  SHOW_RULES,
  WHEN_RULES,
} from './figure-rules.ts'
import { HALVES_RULES } from './halves-rules.ts'
import { COMPARE_RULES, LIST_RULES, OPEN_RULES, RECORD_RULES, TREND_RULES } from './history-rules.ts'
import { EXPLAIN_RULES, OUTSIDE_RULES, SUMMARY_RULES } from './meaning-rules.ts'
import { asSpoken, fits, type Rule } from './rule.ts'
import { ADVICE_RULES, MEDICAL_RULES } from './safety-rules.ts'
import { NOTE_RULES, REFUSE_RULES, SMALL_TALK_RULES, STEERING_RULES } from './talk-rules.ts'

/** The order in which rules decide: what protects people first, then the clear cues, then the broad ones. */
const RULES: readonly Rule[] = [
  ...REFUSE_RULES,
  ...NOTE_RULES,
  ...MEDICAL_RULES,
  ...HALVES_RULES,
  ...asSpoken(STEERING_RULES),
  ...asSpoken(SMALL_TALK_RULES),
  ...OUTSIDE_RULES,
  ...ADVICE_RULES,
  ...TREND_RULES,
  ...OPEN_RULES,
  ...RECORD_RULES,
  ...COMPARE_RULES,
  ...LIST_RULES,
  ...NUMBERED_RULES,
  ...EXPLAIN_RULES,
  ...WHEN_RULES,
  ...SHOW_RULES,
  ...GAIT_RULES,
  ...EVENT_RULES,
  ...PRESSURE_RULES,
  ...SUMMARY_RULES,
]

/** The intent of a text by its words alone; null where they show none. */
export function intentOf(entities: Entities): Intent | null {
  return RULES.find((candidate) => fits(candidate, entities))?.intent ?? null
}

/** A guess from weak cues, where `intentOf` found none. */
export function likelyIntentOf(entities: Entities): Intent | null {
  return FALLBACK_RULES.find((candidate) => fits(candidate, entities))?.intent ?? null
}
