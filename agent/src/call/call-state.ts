import type { CallEvent } from '@kinetra/protocol/call-events'
import type { PageContext } from '@kinetra/protocol/page'
import type { Store } from '@kinetra/store/store'
import type { Settings } from '@kinetra/workouts/settings'
import type { PreparedReplies } from '../coach/prepared-tools.ts'
import type { CallCues } from '../cues/call-cues.ts'
import type { Ledger } from '../numbers/ledger.ts'
import type { Floor } from './floor.ts'
import type { PageControl } from './page-control.ts'

/** Everything that belongs to one call. It lives in the session's userData, never in a module. */
export interface CallState {
  readonly callId: string | null
  readonly viewerId: string
  /** IANA name of the zone whose days the user means. */
  readonly timeZone: string
  readonly store: Store
  readonly page: PageControl
  /** Every number that a tool returned in this call, and where it came from. */
  readonly ledger: Ledger
  /** Decides when the coach is heard. */
  readonly floor: Floor
  /** What the user had decided when the call began. */
  readonly settings: Settings
  /** What is known of the workout while it is recorded. */
  readonly cues: CallCues
  /** The workout on the screen, or the one the call began with. */
  workoutId: string | null
  /** Where the user is on the page, as far as the page said. */
  pageContext: PageContext | null
  /** What is said now began so soon after the last question that it belongs to it: that was taken for whole too early. */
  goesOn?: boolean
  /** Replies that are not spoken yet, with what was looked up for each. */
  readonly prepared: PreparedReplies
  /** Tells the page what happens in the call; never fails. */
  announce(event: CallEvent): void
  /** Ends the call once what is being said has been heard. */
  endCall: () => void
}
