import type { WorkoutSummary } from '../summary.ts'
import type { Workout, WorkoutType } from '../workout.ts'
import { type Comparison, compareWithUsual, MOST_EARLIER } from './compare.ts'

/** What of a store is asked. */
interface Workouts {
  get(viewerId: string, id: string): Promise<Workout>
  list(
    viewerId: string,
    filter: { type: WorkoutType; to: string; limit: number },
  ): Promise<{ workouts: Workout[] }>
  summary(viewerId: string, id: string): Promise<WorkoutSummary | null>
}

/** A person's workouts stand among the samples, and among recordings that were given up. */
const LOOKED_THROUGH = 40

/** A stored workout beside the earlier ones of its kind and owner: samples among themselves. Null before its first frame. */
export async function compareStored(
  workouts: Workouts,
  viewerId: string,
  id: string,
): Promise<Comparison | null> {
  const [workout, summary] = await Promise.all([workouts.get(viewerId, id), workouts.summary(viewerId, id)])
  if (!summary || summary.frameCount === 0) return null
  const { type, startedAt, ownerId } = workout
  const listed = await workouts.list(viewerId, { type, to: startedAt, limit: LOOKED_THROUGH })
  const own = listed.workouts.filter(
    (other) =>
      other.id !== id && other.ownerId === ownerId && other.status === 'completed' && other.frameCount > 0,
  )
  const earlier = await Promise.all(
    own.slice(0, MOST_EARLIER).map(async (other) => {
      const ofOther = await workouts.summary(viewerId, other.id)
      return ofOther && { workout: other, summary: ofOther }
    }),
  )
  return compareWithUsual(
    { workout, summary },
    earlier.filter((other) => other !== null),
  )
}
