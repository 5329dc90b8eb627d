import type { CoachSource, SourceLinks } from '@kinetra/coach-ui'
import { REGION_NAMES } from '@kinetra/workouts/regions'
import { navigate } from 'wouter/use-browser-location'
import { pageStore } from './page-store.ts'

const hrefOf = ({ workoutId }: CoachSource) => `/workouts/${workoutId}`

/** A number of the coach leads to what it comes from: the workout, the region, the moment. */
export const SOURCE_LINKS: SourceLinks = {
  href: hrefOf,
  open(source) {
    const { workoutId, timeMs } = source
    const region = REGION_NAMES.find((name) => name === source.region) ?? null
    pageStore.set({
      // A page that opens a workout anew forgets the region of the one before.
      workoutId,
      ...(region && { region, group: [region] }),
      ...(timeMs !== null && { pendingSeek: { workoutId, timeMs } }),
    })
    navigate(hrefOf(source))
  },
}
