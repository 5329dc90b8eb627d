import type { Skill } from '../turn.ts'
import type { Intent, Understanding } from '../understanding.ts'
import { compare } from './compare.ts'
import { compareParts } from './compare-parts.ts'
import { eventsCount, eventWhen } from './events.ts'
import { advice, explain } from './explain.ts'
import { cadence, centreOfPressure, contactTime, date, duration, stancePhases, steps } from './gait.ts'
import { halves } from './halves.ts'
import { list, whichWorkout } from './history.ts'
import { balance, leastLoaded, loadShare, mostLoaded } from './load.ts'
import { medical } from './medical.ts'
import { open, show } from './page.ts'
import { contactArea, mean, peak, peakWhen, pressureTimeIntegral } from './pressure.ts'
import { record } from './record.ts'
import { OF_SEGMENT, segment } from './segment.ts'
import { summary } from './summary.ts'
import {
  capabilities,
  goodbye,
  greet,
  outOfScope,
  refuse,
  repeat,
  saveNote,
  smallTalk,
  stop,
  unclear,
} from './talk.ts'
import { ofToday } from './today.ts'
import { trend } from './trend.ts'
import { ofTheWhole } from './whole-workout.ts'

/** How each intent is answered. */
const SKILLS: Record<Intent, Skill> = {
  summary,
  peak,
  mean,
  most_loaded: mostLoaded,
  least_loaded: leastLoaded,
  load_share: loadShare,
  events_count: eventsCount,
  event_when: eventWhen,
  duration,
  cadence,
  steps,
  contact_time: contactTime,
  compare,
  trend,
  list,
  open,
  explain,
  advice,
  show,
  medical_boundary: medical,
  repeat,
  stop,
  goodbye,
  greet,
  capabilities,
  small_talk: smallTalk,
  out_of_scope: outOfScope,
  refuse,
  save_note: saveNote,
  balance,
  stance_phases: stancePhases,
  centre_of_pressure: centreOfPressure,
  pressure_time_integral: pressureTimeIntegral,
  contact_area: contactArea,
  peak_when: peakWhen,
  date,
  record,
  halves,
  which_workout: whichWorkout,
  unclear,
}

/** How a question is answered. */
export function skillFor({ intent, details }: Understanding): Skill {
  if (details.against) return compareParts
  if (details.segment) return OF_SEGMENT.has(intent) ? segment : ofTheWhole(intent, SKILLS[intent])
  return details.isToday ? ofToday(SKILLS[intent]) : SKILLS[intent]
}
