import { askIfPossible } from '../asking.ts'
import type { Intent } from '../intent.ts'
import { counted, percent, whole } from '../phrases/numbers.ts'
import { isPlural, yourPlace } from '../phrases/places.ts'
import { plainSentence, say } from '../phrases/speech.ts'
import { intentOfTerm, topicOf } from '../registry.ts'
import { metricDetail } from '../slots.ts'
import { explainResult, pressureResult, workoutResult } from '../tool-results.ts'

/** What is asked about where somebody wants to land softer or to have fewer hard hits. */
const LANDING: ReadonlySet<string> = new Set(['peak', 'high_force_events'])
/** Figures that training changes, as explain_region calls them. */
const TRAINED: Record<string, string> = { cadence: 'cadence', contact_time: 'contact time' }

/** One thing to work on: for the region or figure that was named, else for the region with the most load. */
export const intent: Intent = {
  name: 'advice',
  asks: 'what you should work on',
  topic: 'other',
  covers: ['comparison', 'lowest'],
  slots: [({ places: [place] }) => (place ? { slots: { region: place } } : {}), metricDetail],
  inherits(own, { tagged }, { previous }) {
    if (!previous || own.slots.region || own.details.metric || !/\b(?:it|that|this|them)\b/.test(tagged))
      return null
    const { intent: before, slots } = previous
    const figure = before === 'explain' ? intentOfTerm(slots.term) : before
    if (figure && TRAINED[figure]) return { ...own, details: { ...own.details, metric: figure } }
    const isPlaced = topicOf(before) === 'place' || topicOf(before) === 'events' || before === 'explain'
    return isPlaced && slots.region ? { ...own, slots: { region: slots.region } } : null
  },
  answer: function* ({ understood: { slots, details }, offered }) {
    if (!slots.region && LANDING.has(details.metric ?? '')) return yield* softerLanding(offered)
    const figure = slots.region ? undefined : TRAINED[details.metric ?? '']
    const all = { workout_id: null, region: null, foot: null }
    const summary =
      slots.region || figure
        ? null
        : yield* askIfPossible('get_pressure_summary', all, pressureResult, offered)
    const foot = summary?.feet[0]
    const region = slots.region ?? foot?.most_loaded ?? null
    const share = foot?.regions.find((place) => place.region === region)?.load_share_percent ?? null
    const term = figure ?? region
    const explained = term ? yield* askIfPossible('explain_region', { term }, explainResult, offered) : null
    const tip =
      plainSentence(explained?.advice) ?? 'Take shorter, quicker steps and let the foot land under your body.'
    if (figure) return say(`Work on your ${figure}.`, tip)
    if (!region) return say('Think of soft, quiet landings.', tip)
    return say(
      `Take some load off ${yourPlace(region)}.`,
      share !== null && `${isPlural(region) ? 'They' : 'It'} carried ${percent(share)} of the total load.`,
      tip,
    )
  },
}

/** How to land softer, and which numbers of the workout make the coach say so. */
function* softerLanding(offered: ReadonlySet<string>) {
  const workout = yield* askIfPossible('get_current_workout', {}, workoutResult, offered)
  const { high_force_events: high = null, cadence_per_min: cadence = null } = workout ?? {}
  const pace = cadence === null ? '' : ` at ${whole(cadence)} steps a minute`
  return say(
    'Take shorter, quicker steps, and land with the knee bent and the foot under your body.',
    high !== null && `You had ${counted(high, 'high-force event')}${pace}.`,
    'Fewer of them next time means that it works.',
  )
}
