import type { Place } from '../language/region-words.ts'
import type { Intent, Understanding } from '../understanding.ts'

/** What the conversation and the page give to a question that leaves something out. */
export interface Background {
  /** The last question about the workouts. */
  previous: Understanding | null
  /** The last thing that was said meant this, be it a question about the workouts or not. */
  last: Intent | null
  /** The place that the coach's last answer named first. */
  saidPlace: Place | null
  /** The region chosen on the page. */
  pageRegion: Place | null
  /** Where the page's replay stands, in seconds. */
  pageTimeInS: number | null
}
