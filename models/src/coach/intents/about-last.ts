import { type Intent, NAMED_AT_ONCE, type Slots, type Understanding } from '../understanding.ts'
import { metricOf, orderOf } from './figure-words.ts'
import { EVENTS, LISTS, PLACED } from './focus.ts'
import { whichEventOf, whichShown } from './which-event.ts'

/** "Which was the hardest?", "and the longest one", of workouts that were listed. */
const FIRST_OF_THEM =
  /^(?:and )?(?:which|what)?(?: one| of them| of those)?(?: ?(?:was|is|were))?(?: ?the)? ?\w+(?: ones?| of them| of those)?$/
/** "In what way?" after a comparison. */
const HOW_SO =
  /^(?:and )?(?:from what to what|in (?:what|which) (?:way|respect)s?|how so|how much|by how much|how exactly|what (?:has )?changed(?: (?:the )?(?:most|exactly))?|what is (?:the )?different?(?:ce)?)$/
/** Of a trend: its answer says of how many workouts, and from when, it is. */
const SINCE_WHEN =
  /^(?:and |but )?(?:since when|from when|over (?:what|which) time|how long for|for how long|since which (?:one|run|workout))$/
/** After some of a list's workouts were named. */
const THE_OTHERS =
  /^(?:(?:and|what about|show me|tell me|list) )*(?:(?:the |some )?(?:others?|other ones|rest|more|next (?:ones|few|3)|older ones|remaining ones)|what else|which else|go on)$/
const HOW_MANY =
  /^(?:and )?how many(?: (?:were|are|is|of|them|those|that|there|did|i|have|had|exactly|more|like|else))*$/
/** Of one event: its answer says how hard it was, and where. */
const HOW_HARD =
  /^(?:and )?(?:how (?:hard|high|strong|heavy|big|bad|much) (?:was|is) (?:it|that|this)(?: one| 1| hit)?|(?:which|what) (?:foot )?(?:part|area|region|bit)(?: of (?:my|the) foot)? (?:was|is) (?:it|that|this)(?: on| in)?)$/
/** After a question about events of one kind, or of one place. */
const IN_TOTAL = /^(?:altogether|all together|in total|in all|overall|total|all of them|both together)$/
/** "Which was longer?" of two that were spoken of. */
const WHICH_IS_MORE =
  /^(?:and |so )?which(?: one| workout| run| foot| side)? (?:was|is) (?:the )?(?:longer|shorter|harder|softer|better|worse|quicker|faster|slower|higher|lower|heavier|lighter)(?: ones?)?$/

/** Which of two that were just spoken of is more: of the feet, or of the workouts. */
function comparedWith({ intent, slots, details }: Understanding): Understanding | null {
  if (slots.foot) return { intent: 'balance', slots: {}, details: {} }
  const { period = null, stepsBack = null } = details
  if (!period && !stepsBack && intent !== 'compare') return null
  const metric = METRIC_OF_INTENT[intent]
  return {
    intent: 'compare',
    slots: { with: period ?? 'previous' },
    details: { ...(metric && { metric }), ...(period ? { period } : { stepsBack: stepsBack ?? 1 }) },
  }
}

/** The figure by which a comparison begins, after a question about it. */
const METRIC_OF_INTENT: Partial<Record<Intent, string>> = {
  duration: 'duration',
  cadence: 'cadence',
  contact_time: 'contact_time',
  events_count: 'high_force_events',
  mean: 'mean',
  peak: 'peak',
}

/** The figure that was just spoken of, as comparisons and trends name it. */
export const metricSpokenOf = ({ intent, details }: Understanding): string | undefined =>
  METRIC_OF_INTENT[intent] ?? details.metric

/** Questions about a workout as a whole. */
const WHOLE: ReadonlySet<Intent> = new Set([
  'summary',
  'duration',
  'cadence',
  'steps',
  'contact_time',
  'compare',
  'list',
  'record',
  'open',
  'which_workout',
  'date',
])

/** Which figure a term that was explained is the name of. */
const FIGURES: Readonly<Record<string, Intent>> = {
  cadence: 'cadence',
  'contact time': 'contact_time',
  'contact area': 'contact_area',
  'pressure-time integral': 'pressure_time_integral',
  'peak pressure': 'peak',
  'mean pressure': 'mean',
  'load share': 'load_share',
}

export const figureOfTerm = (term: string | undefined): Intent | undefined => FIGURES[term ?? '']

/** Answers that go from one number to another. */
const HAS_CHANGE: ReadonlySet<Intent> = new Set(['compare', 'trend', 'halves'])
const WHICH_HAD_MORE =
  /^(?:and )?which(?: one| workout| run| of (?:them|those|the two))? (?:had|has) (?:the )?(?:more|fewer|less|most|higher|lower|highest|longer|shorter)\b/
const HOW_TO =
  /^(?:and |but |so )?how (?:do|can|should|would|could) i (?:do|manage|achieve|get|change|fix|train|practi[sc]e) (?:that|this|it|there)$/
const adviceSlots = ({ region }: Slots): Slots => (region ? { region } : {})

/** "In what way?" of a comparison, "how hard was it?" of one event: the answer to the last question says it. */
export function againOf(tagged: string, previous: Understanding): Understanding | null {
  const { intent, slots, details } = previous
  if (intent === 'list' && THE_OTHERS.test(tagged))
    return { ...previous, details: { ...details, after: (details.after ?? 0) + NAMED_AT_ONCE } }
  if (HAS_CHANGE.has(intent) && HOW_SO.test(tagged)) return previous
  if (intent === 'compare' && WHICH_HAD_MORE.test(tagged))
    return { intent, slots, details: { ...details, metric: metricOf(tagged) ?? details.metric ?? 'peak' } }
  if ((intent === 'advice' || intent === 'explain') && HOW_TO.test(tagged))
    return intent === 'advice' ? previous : { intent: 'advice', slots: adviceSlots(slots), details: {} }
  if (!HOW_HARD.test(tagged)) return null
  if (intent === 'event_when' && slots.which) return previous
  const which = intent === 'show' ? whichShown(slots.what) : undefined
  if (!which) return null
  const asked: Slots = { type: 'region_force_high', ...details.ofEvents, which }
  return { intent: 'event_when', slots: asked, details: {} }
}

/** "When was that?", "where?", "how many?" about what was just said. */
export function aboutLast(tagged: string, previous: Understanding | null): Understanding | null {
  if (!previous) return null
  const { intent, slots, details } = previous
  const order = orderOf(tagged)
  if (order && LISTS.has(intent) && FIRST_OF_THEM.test(tagged))
    return { intent: 'record', slots: { ...slots, order }, details }
  const again = againOf(tagged, previous)
  if (again) return again
  if (intent === 'trend' && SINCE_WHEN.test(tagged)) return previous
  if (EVENTS.has(intent) && IN_TOTAL.test(tagged)) return { intent: 'events_count', slots: {}, details: {} }
  const compared = WHICH_IS_MORE.test(tagged) ? comparedWith(previous) : null
  if (compared) return compared
  const figure = figureOfTerm(slots.term)
  if (
    intent === 'explain' &&
    figure &&
    /^(?:what|how (?:high|long|much|many|big)) (?:was|is|were|are) (?:mine|my own)$/.test(tagged)
  )
    return { intent: figure, slots: {}, details: {} }
  if (
    /^how (?:little|much|far apart|many percent)(?: (?:was|is|it|that|did|exactly|does|do|they|carry))*$/.test(
      tagged,
    ) &&
    (intent === 'most_loaded' || intent === 'least_loaded')
  )
    return previous
  if (
    /^(?:and )?(?:when|at what time|what time)(?: (?:was|were|is|did|exactly|that|it|this|they|those|the|happen|happened|one|ones|last|first|hardest|highest|biggest|occur|occurred|then|worst|latest|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|to|but|1))*$/.test(
      tagged,
    )
  ) {
    if (EVENTS.has(intent)) {
      const which = whichEventOf(tagged) ?? slots.which
      return { intent: 'event_when', slots: { ...slots, ...(which && { which }) }, details }
    }
    const shown = intent === 'show' ? whichShown(slots.what) : undefined
    if (shown)
      return { intent: 'event_when', slots: { type: 'region_force_high', which: shown }, details: {} }
    if (WHOLE.has(intent)) return { intent: 'date', slots: {}, details }
    if (PLACED.has(intent)) return { intent: 'peak_when', slots, details }
  }
  if (
    /^(?:and )?(?:where|in (?:which|what) (?:region|area|part|place)|on (?:which|what) (?:region|part|area)|which (?:region|area|part|one))(?: (?:was|were|is|are|did|that|it|this|they|those|happen|happened|on (?:my|the) foot|exactly|most|of|them))*$/.test(
      tagged,
    )
  ) {
    if (intent === 'event_when' && slots.which) return previous
    if (EVENTS.has(intent)) return { intent: 'events_count', slots, details }
    if (PLACED.has(intent) || intent === 'summary') return { intent: 'most_loaded', slots: {}, details }
  }
  if (HOW_MANY.test(tagged)) {
    const { which: _, order: __, ...counted } = slots
    if (LISTS.has(intent)) return { intent: 'list', slots: counted, details }
    if (intent === 'show') return { intent: 'events_count', slots: {}, details }
    if (EVENTS.has(intent)) return { intent: 'events_count', slots: counted, details }
  }
  return null
}
