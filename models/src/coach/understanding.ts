import type { WhichEvent } from './intents/which-event.ts'
import type { Place } from './language/region-words.ts'
import type { Segment } from './language/segment-words.ts'
import type { NamedWorkout } from './language/workout-name.ts'

export const INTENTS = [
  'summary',
  'peak',
  'mean',
  'most_loaded',
  'least_loaded',
  'load_share',
  'events_count',
  'event_when',
  'duration',
  'cadence',
  'steps',
  'contact_time',
  'compare',
  'trend',
  'list',
  'open',
  'explain',
  'advice',
  'show',
  'medical_boundary',
  'repeat',
  'stop',
  'goodbye',
  'greet',
  'capabilities',
  'small_talk',
  'out_of_scope',
  'refuse',
  'save_note',
  'balance',
  'stance_phases',
  'centre_of_pressure',
  'pressure_time_integral',
  'contact_area',
  'peak_when',
  'date',
  'record',
  'halves',
  'which_workout',
  'unclear',
] as const
export type Intent = (typeof INTENTS)[number]

/** What was asked about, in the vocabulary by which understanding is measured; times are seconds. */
export type Slots = {
  region?: Place
  foot?: 'left' | 'right'
  /** A type of event, or of workout. */
  type?: string
  which?: WhichEvent
  what?: string
  with?: string
  metric?: string
  period?: string
  term?: string
  time_s?: number
  /** What the first of several workouts is the first of, as list_workouts orders them. */
  order?: string
}

/** So many workouts of a list are named in one answer. */
export const NAMED_AT_ONCE = 3

/** What helps to answer but is no slot. */
export type Details = {
  /** The comparison's or the trend's figure, where one was named. */
  metric?: string
  /** The place that workouts are compared by. */
  place?: Place
  /** How many workouts to go back from the one on the screen. */
  stepsBack?: number
  /** The type of the workout that is meant where it is not the one on the screen. */
  workoutType?: string
  /** The workout that is meant by its name, and with a comparison the other one. */
  workoutNames?: NamedWorkout[]
  /** The workout is meant that the conversation spoke of last. */
  isSpokenOf?: boolean
  period?: string
  topic?: string
  note?: string
  /** Two places or feet to set side by side. */
  places?: Place[]
  /** A point of the workout as a share of its length. */
  fraction?: number
  /** Which of the regions by their load, from 1, the most or the least loaded. */
  rank?: number
  /** So many of a list were named before. */
  after?: number
  /** Which of several that were listed, from 1. */
  nth?: number
  timeInS?: number
  /** The part of the workout that is asked about. */
  segment?: Segment
  /** The part that it is to be compared with. */
  against?: Segment
  /** When a workout ended, not when it began. */
  isEnd?: boolean
  /** The workout of today is meant. */
  isToday?: boolean
  /** So many of the latest workouts are meant. */
  latest?: number
  /** The events that were asked about, where the one to show is not of all high-force events. */
  ofEvents?: Slots
  /** The user asks what a result is good for, not what a word means. */
  isJudgement?: boolean
}

export type Understanding = { intent: Intent; slots: Slots; details: Details }
