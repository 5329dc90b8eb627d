import { CueWishes } from './cue-wishes.ts'
import type { Lookout } from './lookout.ts'

/** What a call knows of the workout that is being recorded, if one is. */
export interface CallCues {
  readonly wishes: CueWishes
  /** Null while nothing is being recorded. */
  lookout: Lookout | null
}

export const noCues = (): CallCues => ({ wishes: new CueWishes(), lookout: null })
