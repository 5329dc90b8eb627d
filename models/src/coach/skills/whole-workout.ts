import { sayBefore } from '../phrases/speech.ts'
import { answered, type Skill } from '../turn.ts'
import type { Intent } from '../understanding.ts'

/** Figures that are known of a workout as a whole, and not of a part of it. */
const WHOLE_ONLY: ReadonlySet<Intent> = new Set([
  'most_loaded',
  'least_loaded',
  'load_share',
  'balance',
  'cadence',
  'steps',
  'contact_time',
  'contact_area',
  'pressure_time_integral',
  'stance_phases',
  'centre_of_pressure',
])

/** Says first that the answer is of the whole workout, where a part of it was asked about. */
export const ofTheWhole = (intent: Intent, skill: Skill): Skill =>
  WHOLE_ONLY.has(intent)
    ? function* (turn) {
        return sayBefore('I know that for the whole workout only.', yield* answered(skill, turn))
      }
    : skill
