import { findFoot } from './foot-words.ts'
import { findPlaces, type Place } from './region-words.ts'
import { findTerm, type Term } from './term-words.ts'
import { findTime, type TimeInWorkout } from './time-words.ts'
import { findPeriod, findWorkoutType, type Period, type WorkoutType } from './workout-words.ts'

/** What a normalised text names. */
export interface Entities {
  /** Normalised, without fillers and polite openings. */
  plain: string
  /** Normalised, with them. */
  spoken: string
  /** The same with REGION, FOOT, TIME and PERIOD in the place of what names them; intents are read from it. */
  tagged: string
  places: Place[]
  foot: 'left' | 'right' | null
  bothFeet: boolean
  period: Period | null
  workoutType: WorkoutType | null
  time: TimeInWorkout | null
  term: Term | null
}

export function findEntities(plain: string, spoken = plain): Entities {
  const feet = findFoot(plain)
  const places = findPlaces(feet.text)
  const time = findTime(places.text)
  const period = findPeriod(time.text)
  return {
    plain,
    spoken,
    tagged: period.text.replace(/\s+/g, ' ').trim(),
    places: places.places,
    foot: feet.foot,
    bothFeet: feet.both,
    period: period.period,
    workoutType: findWorkoutType(period.text),
    time: time.time,
    term: findTerm(plain),
  }
}
