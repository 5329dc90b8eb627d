import { findDay } from './day-words.ts'
import { findFoot } from './foot-words.ts'
import { findPlaces, type Place } from './region-words.ts'
import { findSegment, type Segment } from './segment-words.ts'
import { findTerm, type Term } from './term-words.ts'
import { findTime, type TimeInWorkout } from './time-words.ts'
import { findWorkoutNames, type NamedWorkout } from './workout-name.ts'
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
  /** Workouts that are called by a name, in the order of the text. */
  workoutNames: NamedWorkout[]
  time: TimeInWorkout | null
  /** The part of the workout that is asked about. */
  segment: Segment | null
  /** The part that it is to be compared with. */
  against: Segment | null
  term: Term | null
}

/** "On the heel, no, sorry, the toes", "my little toe bone, M5": the last place is the one that is meant. */
const CORRECTED =
  /REGION(?: bone)? (?:(?:no|sorry|wait|rather|well|not that)\b ?)*(?:the |my |on |in |under |at )*REGION/

export function findEntities(plain: string, spoken = plain): Entities {
  const feet = findFoot(plain)
  const places = findPlaces(feet.text)
  const part = findSegment(places.text)
  const day = findDay(part.text)
  const time = findTime(day.text)
  const period = day.period ? { period: day.period, text: time.text } : findPeriod(time.text)
  const named = findWorkoutNames(period.text.replace(/\s+/g, ' ').trim())
  return {
    plain,
    spoken,
    tagged: named.text,
    places: CORRECTED.test(places.text) ? places.places.slice(-1) : places.places,
    foot: feet.foot,
    bothFeet: feet.both,
    period: period.period,
    workoutType: findWorkoutType(period.text),
    workoutNames: named.names,
    time: time.time,
    segment: part.segment,
    against: part.against,
    term: findTerm(plain),
  }
}
