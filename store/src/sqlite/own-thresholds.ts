import { sameThresholds } from '@kinetra/workouts/own-thresholds'
import { workoutType } from '@kinetra/workouts/workout'
import * as z from 'zod/mini'
import { EVERYTHING } from '../append/batch-numbers.ts'
import { newProgress } from '../append/progress.ts'
import { Rework } from '../append/rework.ts'
import { checkPerson } from '../input/check.ts'
import type { WorkoutStore } from '../store.ts'
import { optionsOf, writeHeadline } from './append.ts'
import type { Database } from './database.ts'
import { finishRework, reworkAhead } from './late-batch.ts'
import { readProgress, writeProgress } from './progress-rows.ts'
import { ownThresholdsOf, readSettings } from './settings.ts'
import { thresholdsOfRow, toWorkout, type WorkoutRow, writable } from './workout-rows.ts'

const row = z.object({ id: z.string(), type: workoutType, thresholds: z.nullable(z.string()) })

/** Brings the events of workouts to the thresholds that their owner has set since. */
export function sqliteOwnThresholds(database: Database): Pick<WorkoutStore, 'outdated' | 'reanalyse'> {
  return {
    async outdated(ownerId) {
      const owner = checkPerson(ownerId)
      return await database.read(() => {
        const { thresholds } = readSettings(database, owner)
        return database
          .all(
            row,
            'SELECT id, type, thresholds FROM workouts WHERE owner_id = ? ORDER BY started_at DESC',
            owner,
          )
          .filter((workout) => !sameThresholds(thresholdsOfRow(workout), thresholds[workout.type]))
          .map(({ id }) => id)
      })
    },

    async reanalyse(ownerId, id) {
      for (;;) {
        const rework = await database.read(() => fromTheStart(database, writable(database, ownerId, id)))
        await reworkAhead(database, id, null, rework)
        const done = await database.write(() => finish(database, writable(database, ownerId, id), rework))
        if (done) return toWorkout(await database.read(() => writable(database, ownerId, id)))
      }
    },
  }
}

const wanted = (database: Database, { ownerId, type }: WorkoutRow) => ownThresholdsOf(database, ownerId, type)

function fromTheStart(database: Database, workout: WorkoutRow): Rework {
  const options = { ...optionsOf(workout), thresholds: wanted(database, workout) }
  const { received } = readProgress(database, workout.id)
  return new Rework({ seq: -1, progress: newProgress() }, EVERYTHING, received, options)
}

/** False where the settings changed meanwhile, or a late batch arrived in what was worked through. */
function finish(database: Database, workout: WorkoutRow, rework: Rework): boolean {
  const { thresholds } = rework.options
  const stored = readProgress(database, workout.id)
  if (!sameThresholds(thresholds, wanted(database, workout)) || !rework.covers(stored.received)) return false
  finishRework(database, workout.id, rework)
  const progress = rework.progressFrom(stored.progress)
  writeProgress(database, workout.id, { ...stored, progress })
  writeHeadline(database, workout.id, progress)
  const text = thresholds ? JSON.stringify(thresholds) : null
  database.run('UPDATE workouts SET thresholds = ? WHERE id = ?', text, workout.id)
  return true
}
