import { CueWishes } from './cue-wishes.ts'
import type { Lookout } from './lookout.ts'

/** What a call knows of the workout that is being recorded, if one is. */
export interface CallCues {
  readonly wishes: CueWishes
  /** Null while nothing is being recorded. */
  lookout: Lookout | null
}

export const noCues = (): CallCues => ({ wishes: new CueWishes(), lookout: null })

/** A recording that nobody has ended, and that sends nothing any more, keeps no call. */
const LOST_AFTER_MS = 60_000

/** Whether somebody is out there right now. */
export function isRecording({ lookout }: CallCues): boolean {
  if (!lookout) return false
  const { heardAtMs, nowMs } = lookout.run
  return Math.max(0, ...heardAtMs.values()) > nowMs - LOST_AFTER_MS
}
