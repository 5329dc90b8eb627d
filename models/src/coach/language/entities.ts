import { findFoot } from './feet.ts'
import { excludes } from './openings.ts'
import { findDate, findPeriod } from './periods.ts'
import { findPlaces, type Place } from './regions.ts'
import { findSegment, type Segment } from './segments.ts'
import { findTerm, findThreshold, isOverWorkouts } from './statistics.ts'
import { findTime, type TimeInWorkout, withTimes } from './times.ts'
import { findWorkoutNames, type NamedWorkout } from './workout-names.ts'
import { findOtherType, findWorkoutType, type WorkoutType } from './workout-types.ts'

/** What a normalised text names. */
export interface Entities {
  /** Normalised, without fillers and polite openings. */
  readonly plain: string
  /** The same with REGION, FOOT, TIME and PERIOD in the place of what names them; intents are read from it. */
  readonly tagged: string
  readonly places: readonly Place[]
  readonly foot: 'left' | 'right' | null
  readonly bothFeet: boolean
  readonly period: string | null
  /** From the period's first day up to now. */
  readonly isSince: boolean
  readonly workoutType: WorkoutType | null
  /** The same where it is not that of the workout on the screen. */
  readonly otherType: WorkoutType | null
  /** Workouts that are called by a name, in the order of the text. */
  readonly workoutNames: readonly NamedWorkout[]
  readonly time: TimeInWorkout | null
  /** The part of the workout that is asked about. */
  readonly segment: Segment | null
  /** The part that it is to be compared with. */
  readonly against: Segment | null
  readonly term: string | null
  /** A pressure above or below which something is asked for. */
  readonly threshold: number | null
  /** An average over several workouts is meant. */
  readonly isOverWorkouts: boolean
  /** A part is to be left out: "not counting the heel". */
  readonly excludes: boolean
  /** A number that means none of the above. */
  readonly hasOtherNumber: boolean
}

/** "On the heel, no, sorry, the toes", "my little toe bone, M5": the last place is the one that is meant. */
const CORRECTED = [
  /REGION(?: bone)? (?:(?:no|sorry|wait|rather|well|not that)\b ?)*(?:the |my |on |in |under |at )*REGION/,
  /\bnot (?:the |my |on |in |under |at )*REGION (?:but )?(?:the |my |on |in |under |at )*REGION/,
]

/** Numbers that count workouts, events or steps a minute are read with these. */
const READ_ELSEWHERE =
  /\b(?:last|past|previous|latest|recent|next|first|number|event|hit|impact|minute|m) \d+\b|\b\d+ (?:before|ago|back|earlier|percent|times)\b|\b1\b/g
const hasOtherNumber = (text: string): boolean => /\b\d/.test(text.replace(READ_ELSEWHERE, ''))

export function findEntities(plain: string): Entities {
  const feet = findFoot(plain)
  const places = findPlaces(feet.text)
  const limit = findThreshold(places.text)
  const date = findDate(limit.text)
  const part = findSegment(withTimes(date.text))
  const time = findTime(part.text)
  const period = date.period ? { ...date, text: time.text } : findPeriod(time.text)
  const named = findWorkoutNames(period.text.replace(/\s+/g, ' ').trim())
  return {
    plain,
    tagged: named.text,
    places: excludes(plain)
      ? []
      : CORRECTED.some((pattern) => pattern.test(places.text))
        ? places.places.slice(-1)
        : places.places,
    foot: feet.foot,
    bothFeet: feet.both,
    period: period.period,
    isSince: period.isSince,
    workoutType: findWorkoutType(period.text),
    otherType: findOtherType(period.text),
    workoutNames: named.names,
    time: time.time,
    segment: part.segment,
    against: part.against,
    term: findTerm(plain),
    threshold: limit.threshold,
    isOverWorkouts: isOverWorkouts(plain),
    excludes: excludes(plain),
    hasOtherNumber: hasOtherNumber(named.text),
  }
}
