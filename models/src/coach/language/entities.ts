import { anyOf } from './any-of.ts'
import { findFoot } from './feet.ts'
import { findLimit, type Limit } from './limits.ts'
import { EXCLUDING, excludes } from './openings.ts'
import { findDate, findPeriod } from './periods.ts'
import { findPlaces, type Place } from './regions.ts'
import { findSegment, type Segment } from './segments.ts'
import { findTerm, isOverWorkouts } from './statistics.ts'
import { findTime, type TimeInWorkout, withTimes } from './times.ts'
import lists from './word-lists.json' with { type: 'json' }
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
  /** A day or a stretch of days, and what is meant by it: itself, or a side of it. */
  readonly period: string | null
  readonly periodMeant: string | null
  /** Another one beside it. */
  readonly hasOtherPeriod: boolean
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
  readonly limit: Limit | null
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

/** "The toes, not the heel." */
const NOT_THE_LAST = /\bREGION (?:and )?not (?:the |my |on |in |under |at )*REGION$/

/** Numbers that count workouts, events or steps a minute are read with these. */
const READ_ELSEWHERE = new RegExp(anyOf(lists.countedElsewhere), 'g')
const hasOtherNumber = (text: string): boolean => /\b\d/.test(text.replace(READ_ELSEWHERE, ''))

const EXCLUDED = new RegExp(`${EXCLUDING}(?: (?:my|the|on|in|under|of|those))* REGION`)

/** Without what was taken back, or is to be left out. */
function meantOf({ places, text }: ReturnType<typeof findPlaces>): readonly Place[] {
  if (CORRECTED.some((pattern) => pattern.test(text))) return places.slice(-1)
  if (NOT_THE_LAST.test(text)) return places.slice(0, 1)
  const found = EXCLUDED.exec(text)
  if (!found) return places
  const at = text.slice(0, found.index).split('REGION').length - 1
  return places.toSpliced(at, 1)
}

const isOtherDay = (period: string | null): boolean => period !== null && period !== 'today'

export function findEntities(plain: string): Entities {
  const feet = findFoot(plain)
  const places = findPlaces(feet.text)
  const limit = findLimit(places.text)
  const date = findDate(limit.text)
  const part = findSegment(withTimes(date.text))
  const time = findTime(part.text)
  const period = date.period ? { ...date, text: time.text } : findPeriod(time.text)
  const named = findWorkoutNames(period.text.replace(/\s+/g, ' ').trim())
  return {
    plain,
    tagged: named.text,
    places: meantOf(places),
    foot: feet.foot,
    bothFeet: feet.both,
    period: period.period,
    periodMeant: period.meant,
    hasOtherPeriod: isOtherDay(period.period) && isOtherDay(findPeriod(period.text).period),
    workoutType: findWorkoutType(period.text),
    otherType: findOtherType(period.text),
    workoutNames: named.names,
    time: time.time,
    segment: part.segment,
    against: part.against,
    term: findTerm(plain),
    limit: limit.limit,
    isOverWorkouts: isOverWorkouts(plain),
    excludes: excludes(plain),
    hasOtherNumber: hasOtherNumber(named.text),
  }
}
