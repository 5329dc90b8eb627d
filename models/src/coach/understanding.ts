import type { Comparative } from './language/comparatives.ts'
import type { Limit } from './language/limits.ts'
import type { Mention } from './language/mentions.ts'
import type { Place } from './language/regions.ts'
import type { Segment } from './language/segments.ts'
import type { NamedWorkout } from './language/workout-names.ts'

/** What was asked about, in the vocabulary by which understanding is measured; times are seconds. */
export interface Slots {
  region?: Place
  foot?: 'left' | 'right'
  /** A type of event, or of workout. */
  type?: string
  which?: string
  what?: string
  with?: string
  metric?: string
  period?: string
  term?: string
  time_s?: number
  /** What the first of several workouts is the first of, as list_workouts orders them. */
  order?: string
}

/** What helps to answer but is no slot. */
export interface Details {
  /** The comparison's figure, or what advice is wanted on, where one was named. */
  metric?: string
  /** The place that workouts are compared by. */
  place?: Place
  /** How many workouts to go back from the one on the screen. */
  stepsBack?: number
  /** The type of the workout that is meant where it is not the one on the screen. */
  workoutType?: string
  /** The workout that is meant by its name, and with a comparison the other one. */
  workoutNames?: readonly NamedWorkout[]
  /** The workout is meant that the conversation spoke of last. */
  isSpokenOf?: boolean
  period?: string
  topic?: string
  note?: string
  /** Two places to set side by side. */
  places?: readonly Place[]
  /** A point of the workout as a share of its length. */
  fraction?: number
  /** Seconds before the end of the workout. */
  fromEndS?: number
  /** Which of the regions by their load, from 1, the most or the least loaded. */
  rank?: number
  /** So many of a list were named before. */
  after?: number
  /** Which of several that were listed, from 1. */
  nth?: number
  /** To go on or back from a time that is not known. */
  isFromUnknown?: boolean
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
  /** How long all of them took is asked for. */
  isSum?: boolean
  /** The events that were asked about, where the one to show is not of all high-force events. */
  ofEvents?: Slots
  /** The user asks what a result is good for, not what a word means. */
  isJudgement?: boolean
  /** The question that is judged, or answered again. */
  about?: Understanding
  /** Only what lies above or below it, or whether the figure does. */
  limit?: Limit
  /** An average over several workouts is meant. */
  isOverWorkouts?: boolean
  /** Whether a comparison bears this out is asked. */
  comparative?: Comparative
  /** A comparison is to tell by how many percent. */
  inPercent?: boolean
  /** What was named and no slot has taken; the answer says so. */
  unread?: readonly Mention[]
  /** Which answer is to be said again, and how. */
  again?: 'shorter' | 'before' | 'manner'
}

export interface Understanding {
  readonly intent: string
  readonly slots: Slots
  readonly details: Details
  /** Set where the coach is not sure: what it asks instead of answering, such as "your cadence". */
  readonly asksBack?: string
}
