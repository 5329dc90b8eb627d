import { closeStaleLow, trackLow } from './detect-events.ts'
import type { WorkoutEvent } from './event.ts'
import type { FrameMeasure } from './frame-measure.ts'
import { REGION_GROUPS, REGION_NAMES, type RegionName } from './regions.ts'
import { EXPECTED_TO_BEAR, type StancePhase, type Thresholds } from './thresholds.ts'
import type { Contact, FootTracker } from './tracker-state.ts'
import type { Foot } from './workout.ts'

const indexOf = (region: RegionName) => REGION_NAMES.indexOf(region)
const HEEL = REGION_GROUPS.heel.map(indexOf)
const METATARSALS = REGION_GROUPS.metatarsals.map(indexOf)
const EXPECTED: Readonly<Record<StancePhase, readonly number[]>> = {
  loading: EXPECTED_TO_BEAR.loading.map(indexOf),
  midStance: EXPECTED_TO_BEAR.midStance.map(indexOf),
  pushOff: EXPECTED_TO_BEAR.pushOff.map(indexOf),
  standing: EXPECTED_TO_BEAR.standing.map(indexOf),
}
/** A phase that lasts less says nothing about a region; standing is judged a second at a time. */
const SHORTEST_VISIT_MS = 60
const STANDING_VISIT_MS = 1000
/** Slower frames than 20 a second do not show phases. */
const SLOWEST_INTERVAL_MS = 50

/** Mean pressure over several regions' cells. */
function meanOf(indexes: readonly number[], { regions }: FrameMeasure): number {
  let total = 0
  let cells = 0
  for (const index of indexes) {
    total += regions[index]?.sum ?? 0
    cells += regions[index]?.count ?? 0
  }
  return cells === 0 ? 0 : total / cells
}

/** The phase the frame shows, noted in the contact; null in swing and where it cannot be told. */
function phaseOf(
  contact: Contact | null,
  measure: FrameMeasure,
  atMs: number,
  limits: Thresholds,
): StancePhase | null {
  if (!contact || contact.offMs !== null) return null
  if (contact.tooLong) return 'standing'
  const heel = meanOf(HEEL, measure) > limits.contactPressure
  const forefoot = meanOf(METATARSALS, measure) > limits.contactPressure
  if (forefoot) contact.forefootFromMs ??= atMs
  if (heel) {
    contact.heelSeen = true
    contact.heelOffMs = null
    return forefoot ? 'midStance' : 'loading'
  }
  if (contact.heelSeen) contact.heelOffMs ??= atMs
  // Without the heel before it, the forefoot alone is a forefoot strike, which says nothing about push-off.
  return forefoot && contact.heelSeen ? 'pushOff' : null
}

/** Follows the phases of the stance, and the regions that bear too little in theirs. */
export function trackPhase(
  foot: Foot,
  tracker: FootTracker,
  measure: FrameMeasure,
  atMs: number,
  limits: Thresholds,
  events: WorkoutEvent[],
): void {
  const phase = phaseOf(tracker.contact, measure, atMs, limits)
  const { visit } = tracker
  const full = visit?.phase === 'standing' && atMs - visit.fromMs >= STANDING_VISIT_MS
  if (visit && (visit.phase !== phase || full)) {
    judge(foot, tracker, limits, events)
    tracker.visit = null
  }
  closeStaleLow(foot, tracker, atMs, limits, events)
  if (!phase) return
  if (!tracker.visit) {
    const means = measure.regions.map(({ mean }) => mean)
    tracker.visit = { phase, fromMs: atMs, toMs: atMs, lowest: means, highest: [...means] }
    return
  }
  const { lowest, highest } = tracker.visit
  tracker.visit.toMs = atMs
  for (const [region, { mean }] of measure.regions.entries()) {
    if (mean < (lowest[region] as number)) lowest[region] = mean
    if (mean > (highest[region] as number)) highest[region] = mean
  }
}

function judge(foot: Foot, tracker: FootTracker, limits: Thresholds, events: WorkoutEvent[]): void {
  const { visit, intervalMs } = tracker
  if (!visit || intervalMs === null || intervalMs > SLOWEST_INTERVAL_MS) return
  if (visit.toMs - visit.fromMs < SHORTEST_VISIT_MS) return
  for (const region of EXPECTED[visit.phase]) {
    const lowest = visit.lowest[region] as number
    const highest = visit.highest[region] as number
    trackLow(
      foot,
      tracker,
      region,
      { fromMs: visit.fromMs, toMs: visit.toMs, lowest, highest },
      limits,
      events,
    )
  }
}
