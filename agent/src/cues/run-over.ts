import type { Workout } from '@kinetra/workouts/workout'
import type { CallState } from '../call/call-state.ts'
import { getWorkoutById } from '../tools/get-workout.ts'
import { FIGURE_NAMES, type FigureName, figureOf } from './figures.ts'
import { checkedWords } from './give-cue.ts'
import type { Usuals } from './usual.ts'

/** How each figure is told at the end, and how far from the usual it has to be. */
const TOLD: Readonly<
  Record<FigureName, { readonly least: number; readonly words: (now: number) => string }>
> = {
  heel_load_share_percent: { least: 2, words: (now) => `Your heel carried ${now} percent of the load` },
  left_load_share_percent: { least: 2, words: (now) => `Your left foot carried ${now} percent of the load` },
  cadence_per_min: { least: 4, words: (now) => `Your cadence was ${now} steps a minute` },
  contact_time_ms: { least: 10, words: (now) => `Your ground contact took ${now} milliseconds` },
}

/** How a recorded workout went, in two sentences whose numbers were checked, and the offer of its page. */
export async function wordsAtTheEnd(workout: Workout, usual: Usuals, call: CallState): Promise<string> {
  const { store, viewerId } = call
  const summary = await store.workouts.summary(viewerId, workout.id)
  if (!summary) return 'The recording is over.'
  call.ledger.addResult(getWorkoutById.name, await getWorkoutById.run({ workout_id: workout.id }, call))
  const [most] = FIGURE_NAMES.flatMap((name) => {
    const [value, base] = [figureOf(name, summary), usual[name]]
    if (value === null || !base) return []
    const away = Math.abs(value - base.value) / Math.max(TOLD[name].least, base.spread)
    return [{ name, away, now: Math.round(value), usual: Math.round(base.value) }]
  }).toSorted((one, other) => other.away - one.away)
  const facts = most && {
    workout_id: workout.id,
    [most.name]: most.now,
    usual: { [most.name]: most.usual },
  }
  const hard = workout.highForceEvents
  const landings = hard === 0 ? 'no hard landing' : `${hard} hard landing${hard === 1 ? '' : 's'}`
  const last =
    most && most.away >= 1
      ? `${TOLD[most.name].words(most.now)}, where ${most.usual} is usual for you.`
      : most
        ? 'Everything stayed as is usual for you.'
        : ''
  const told = `That was ${spokenDuration(workout.durationInS)} with ${landings}. ${last}`
  return `${checkedWords(told, facts ?? {}, call)} Say open it, and I show you the page.`
}

/** "25 minutes", "40 seconds": nobody counts the seconds of a run. */
function spokenDuration(durationInS: number): string {
  const minutes = Math.round(durationInS / 60)
  if (minutes >= 2) return `about ${minutes} minutes`
  return `${Math.round(durationInS)} seconds`
}
