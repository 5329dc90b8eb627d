import type { CoachSettings } from '../settings.ts'
import type { Store } from '../store/create-store.ts'

/** What launcher and panel share of one coach on a page. */
export interface Coach {
  /** As the host gave them last. */
  readonly settings: Store<CoachSettings>
  readonly shown: Store<Shown>
}

/** How much of a phone's screen the panel takes; on larger ones it has its own place. */
export type SheetHeight = 'low' | 'half' | 'full'

export interface Shown {
  /** Whether the panel is shown; a call goes on behind a closed panel. */
  readonly open: boolean
  readonly height: SheetHeight
  /** The whole screen, for a glance and a thumb while running. */
  readonly run: boolean
  /** Grows with each click on the launcher. */
  readonly clicks: number
  /** How the call stands, in words for the launcher; null without a call. */
  readonly status: string | null
}
