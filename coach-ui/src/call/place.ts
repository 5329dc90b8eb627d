import type { PageContext } from '@kinetra/protocol/page'
import type { Coach } from '../launcher/coach.ts'

/** Where the user is now, as the app says. */
export function placeOf({ settings }: Pick<Coach, 'settings'>): PageContext {
  const { workoutId = null, region = null, timeMs = null } = settings.get().context ?? {}
  return { workoutId, region, timeMs }
}
