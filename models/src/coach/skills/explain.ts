import { ask, askIfPossible } from '../asking.ts'
import { counted, percent, whole } from '../phrases/numbers.ts'
import { placeName, yourPlace } from '../phrases/places.ts'
import { plainSentence, say } from '../phrases/speech.ts'
import { explainResult, pressureResult, workoutResult } from '../tool-results.ts'
import type { Skill } from '../turn.ts'

/** Terms that mean the same to the tool. */
const TOOL_TERMS: Record<string, string> = { event: 'high force event', 'stance phase': 'stance phases' }

/** The coach's own words for terms that the tool does not know. */
const OWN_WORDS: Record<string, string> = {
  pronation:
    'Pronation is the foot rolling inwards after it lands. Some of it is normal and softens the landing; load on the inner heel and the inner ball shows it.',
  supination:
    'Supination is the foot staying on its outer edge. It makes the landing stiffer; load on the outer heel and the fifth metatarsal shows it.',
  'standard deviation':
    'It says how much the pressure varies around its average. A small one means that your steps are even.',
}

export const explain: Skill = function* (turn) {
  const { slots, details } = turn.understood
  const term = slots.region ?? slots.term
  if (!term) return 'Tell me which part of the foot or which number you mean.'
  const own = OWN_WORDS[term]
  if (own) return own
  const { title, what, why_it_matters, advice } = yield* ask(
    'explain_region',
    { term: TOOL_TERMS[term] ?? term },
    explainResult,
  )
  const [is, matters, should] = [plainSentence(what), plainSentence(why_it_matters), plainSentence(advice)]
  if (!is && !matters)
    return `I have no good words for ${placeName(term) === 'that region' ? 'that' : yourPlace(term)} yet.`
  if (details.isJudgement)
    return say(
      matters ?? is,
      'There is no fixed limit; what counts is how it changes over your own workouts.',
    )
  if (slots.region) return say(matters ?? is, should)
  return say(
    is ?? (title ? plainSentence(`${/s$/.test(title) ? 'These are' : 'That is'} ${title}.`) : null),
    matters,
  )
}

/** One thing to work on: for the region or figure that was named, else for the region with the most load. */
export const advice: Skill = function* (turn) {
  const { slots, details } = turn.understood
  const { offered } = turn
  if (!slots.region && LANDING.has(details.metric ?? '')) return yield* softerLanding(offered)
  const metric =
    details.metric === 'cadence' ? 'cadence' : details.metric === 'contact_time' ? 'contact time' : null
  const figure =
    slots.region || metric
      ? null
      : yield* askIfPossible(
          'get_pressure_summary',
          { workout_id: null, region: null, foot: null },
          pressureResult,
          offered,
        )
  const foot = figure?.feet[0]
  const region = slots.region ?? foot?.most_loaded ?? null
  const share = foot?.regions.find((place) => place.region === region)?.load_share_percent
  const term = metric ?? region
  const explained = term ? yield* askIfPossible('explain_region', { term }, explainResult, offered) : null
  const tip =
    plainSentence(explained?.advice) ?? 'Take shorter, quicker steps and let the foot land under your body.'
  if (metric) return say(`Work on your ${metric}.`, tip)
  if (!region) return say('Think of soft, quiet landings.', tip)
  return say(
    `Take some load off ${yourPlace(region)}.`,
    typeof share === 'number' &&
      `It carried ${percent(share)} of the total.`.replace(
        'It',
        region === 'Toe2345' || region === 'toes' ? 'They' : 'It',
      ),
    tip,
  )
}

/** What is asked about where somebody wants to land softer or to have fewer hard hits. */
const LANDING: ReadonlySet<string> = new Set(['peak', 'high_force_events'])

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
