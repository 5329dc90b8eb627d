import { sameThresholds } from '@kinetra/workouts/own-thresholds'
import { checkPerson } from '../input/check.ts'
import type { WorkoutStore } from '../store.ts'
import type { Use, WorkoutDocument } from './documents.ts'
import { reanalyse } from './reanalyse.ts'
import { ownThresholdsOf, readSettings } from './settings.ts'
import { toWorkout, writable } from './workout-documents.ts'

/** Brings the events of workouts to the thresholds that their owner has set since. */
export function mongoOwnThresholds(use: Use): Pick<WorkoutStore, 'outdated' | 'reanalyse'> {
  return {
    async outdated(ownerId) {
      const owner = checkPerson(ownerId)
      return await use(async (found) => {
        const { thresholds } = await readSettings(found, owner)
        const own = await found.workouts
          .find({ owner_id: owner, schema: 1 })
          .project<Pick<WorkoutDocument, '_id' | 'type' | 'thresholds'>>({ type: 1, thresholds: 1 })
          .sort({ started_at: -1, _id: -1 })
          .toArray()
        return own
          .filter((workout) => !sameThresholds(workout.thresholds, thresholds[workout.type]))
          .map(({ _id }) => _id.toHexString())
      })
    },

    async reanalyse(ownerId, id) {
      return await use(async (found) => {
        const reload = () => writable(found, ownerId, id)
        const thresholds = await ownThresholdsOf(found, ownerId, (await reload()).type)
        const isDone = (workout: Pick<WorkoutDocument, 'thresholds'>) =>
          sameThresholds(workout.thresholds, thresholds)
        // From the first batch on: no kept progress before it was worked out with other thresholds.
        return toWorkout(await reanalyse(found, reload, 0, isDone, thresholds))
      })
    },
  }
}
