import type { CueSettings } from '@kinetra/protocol/cues'
import type { CueRule, Given } from './cue-rule.ts'

/** After a cue its wearer has time to try it. */
const QUIET_AFTER_MS = 20_000
/** Frequent advice is leant on and not learned from (docs/cues.md). */
const APART_MS = 120_000

interface Manner {
  /** Factor on the time between two cues, and on the time after which one comes again. */
  readonly apart: number
  /** Factor on what is still usual. */
  readonly tolerance: number
}
const MANNERS: Readonly<Record<CueSettings['chattiness'], Manner>> = {
  off: { apart: Number.POSITIVE_INFINITY, tolerance: 1 },
  few: { apart: 2.5, tolerance: 1.5 },
  usual: { apart: 1, tolerance: 1 },
  many: { apart: 1, tolerance: 0.75 },
}

export const toleranceOf = ({ chattiness }: CueSettings): number => MANNERS[chattiness].tolerance

/**
 * Whether it is time for a cue of a rule, whoever speaks.
 * @param sinceMs since any cue was last given.
 */
export function isTimeFor({ isUrgent }: CueRule, { chattiness }: CueSettings, sinceMs: number): boolean {
  if (chattiness === 'off') return false
  return sinceMs >= (isUrgent ? QUIET_AFTER_MS : APART_MS * MANNERS[chattiness].apart)
}

/** Whether a rule may repeat itself: each time that its hint has worked, it waits twice as long (faded feedback). */
export function isTimeAgain(
  { everyMs }: CueRule,
  { lastMs, worked }: Given,
  { chattiness }: CueSettings,
  nowMs: number,
): boolean {
  return nowMs - lastMs >= everyMs * 2 ** worked * MANNERS[chattiness].apart
}
