import type { NumberSource } from '@kinetra/protocol/call-events'
import { REGION_NAMES } from '@kinetra/workouts/regions'
import { Link } from 'wouter'
import { pageStore } from '../page-context/page-store.ts'

/** A number of the coach as a link to what it comes from: the workout, the region, the moment. */
export function SourceLink({ source, text }: { source: NumberSource; text: string }) {
  if (!source.workoutId) return text
  const { workoutId, timeMs } = source
  const region = REGION_NAMES.find((name) => name === source.region) ?? null
  const go = () => {
    pageStore.set({
      // A page that opens a workout anew forgets the region of the one before.
      workoutId,
      ...(region && { region, group: [region] }),
      ...(timeMs !== null && { pendingSeek: { workoutId, timeMs } }),
    })
  }
  // These two say where a tool wrote the number, not what it is.
  const unnamed = source.statistic === 'value' || source.statistic === 'message'
  const what = unnamed ? 'Show where this comes from' : source.statistic.replaceAll('_', ' ')
  const where = [what, region].filter(Boolean).join(', ')
  return (
    <Link href={`/workouts/${workoutId}`} onClick={go} title={where}>
      {text}
    </Link>
  )
}
