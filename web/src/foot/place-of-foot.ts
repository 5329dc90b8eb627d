import type { Foot } from '@kinetra/workouts/workout'
import { t } from '../words/words.ts'

/** "M3, left foot": something of one foot. */
export const placeOfFoot = (region: string, foot: Foot): string =>
  t(foot === 'left' ? 'placeOnLeft' : 'placeOnRight', { region })
