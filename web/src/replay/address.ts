import { REGION_NAMES, type RegionName } from '@kinetra/workouts/regions'
import type { Foot } from '@kinetra/workouts/workout'

/** What a workout's address says beside its id: `?t=60000&region=M1&foot=left`. */
export interface WorkoutAddress {
  /** Milliseconds since the first frame. */
  readonly t: number | null
  readonly region: RegionName | null
  readonly foot: Foot | null
}

export function readAddress(search = window.location.search): WorkoutAddress {
  const values = new URLSearchParams(search)
  const t = Number(values.get('t') ?? Number.NaN)
  const foot = values.get('foot')
  return {
    t: Number.isFinite(t) && t >= 0 ? t : null,
    region: REGION_NAMES.find((name) => name === values.get('region')) ?? null,
    foot: foot === 'left' || foot === 'right' ? foot : null,
  }
}

/** Puts a change into the address in place: a link leads here again, and one step back still leaves the page. */
export function writeAddress(change: Partial<WorkoutAddress>): void {
  const url = new URL(window.location.href)
  for (const [key, value] of Object.entries(change)) {
    if (value === null) url.searchParams.delete(key)
    else url.searchParams.set(key, String(value))
  }
  if (url.href !== window.location.href) window.history.replaceState(window.history.state, '', url)
}
