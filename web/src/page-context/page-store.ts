import { createStore } from '@kinetra/coach-ui/store'
import type { RegionName } from '@kinetra/workouts/regions'
import type { Foot } from '@kinetra/workouts/workout'

/** Where the user is: what the heat map, the charts and the coach agree on. */
export interface PageState {
  readonly workoutId: string | null
  readonly region: RegionName | null
  /** All regions that are pointed at, where the coach points at a group; `region` is the first of them. */
  readonly group: readonly RegionName[]
  readonly foot: Foot | null
  /** Position of the replay in milliseconds since the first frame, as of its last rest or half second. */
  readonly timeMs: number | null
  /** A jump that the workout's page has not made yet. */
  readonly pendingSeek: { readonly workoutId: string; readonly timeMs: number } | null
  /** What the coach did last, so that it can be taken back. */
  readonly lastAction: { readonly message: string; readonly undo: () => void } | null
}

export const pageStore = createStore<PageState>({
  workoutId: null,
  region: null,
  group: [],
  foot: null,
  timeMs: null,
  pendingSeek: null,
  lastAction: null,
})

export function chooseRegion(region: RegionName | null, foot: Foot | null = null): void {
  pageStore.set({ region, group: region ? [region] : [], foot: foot ?? pageStore.get().foot })
}
