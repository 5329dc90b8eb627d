import type { Entities } from '../language/entities.ts'
import { GROUPS, type Place, REGIONS } from '../language/region-words.ts'
import type { Details, Intent, Slots, Understanding } from '../understanding.ts'
import type { Background } from './background.ts'

/** Questions about high-force and low-force events. */
export const EVENTS: ReadonlySet<Intent> = new Set(['events_count', 'event_when'])

/** Questions about several workouts. */
export const LISTS: ReadonlySet<Intent> = new Set(['list', 'record'])

/** Questions about a place on the foot, or that may name one. */
export const PLACED: ReadonlySet<Intent> = new Set([
  'peak',
  'mean',
  'load_share',
  'pressure_time_integral',
  'contact_area',
  'events_count',
  'event_when',
  'peak_when',
  'trend',
  'most_loaded',
  'least_loaded',
])

/** Questions about a workout as a whole: of a place, its peak is told. */
export const UNPLACED: ReadonlySet<Intent> = new Set([
  'summary',
  'duration',
  'cadence',
  'steps',
  'contact_time',
  'date',
  'halves',
  'stance_phases',
  'centre_of_pressure',
])

/** Questions about one workout that may be another one than that on the screen. */
export const ABOUT_ONE: ReadonlySet<Intent> = new Set<Intent>([...PLACED, ...UNPLACED, 'balance'])

const PLACES: readonly Place[] = [...REGIONS, ...GROUPS]

const TERM_OF_INTENT: Partial<Record<Intent, string>> = {
  cadence: 'cadence',
  steps: 'cadence',
  contact_time: 'contact time',
  contact_area: 'contact area',
  pressure_time_integral: 'pressure-time integral',
  balance: 'load share',
  load_share: 'load share',
  stance_phases: 'stance phase',
  centre_of_pressure: 'centre of pressure',
  events_count: 'high force event',
  event_when: 'high force event',
  mean: 'mean pressure',
  peak: 'peak pressure',
  peak_when: 'peak pressure',
}
const TERM_OF_METRIC: Record<string, string> = {
  cadence: 'cadence',
  contact_time: 'contact time',
  load_share: 'load share',
  high_force_events: 'high force event',
  mean: 'mean pressure',
  peak: 'peak pressure',
}

/** A place that was asked about, or of which it was asked what it is. */
export function placeSpokenOf({ intent, slots }: Understanding): Place | undefined {
  if (slots.region || intent !== 'explain' || !slots.term) return slots.region
  return PLACES.find((place) => place === slots.term)
}

/** "Why?", "is that good?", "why is this red?": about the region or the figure at hand. */
export function withFocus(own: Understanding, entities: Entities, background: Background): Understanding {
  const { previous, saidPlace, pageRegion } = background
  const points =
    /\b(?:red|yellow|orange|hot|bright|dark|blue|green|coloured|purple|here|looking at|seeing|lit up)\b|^what is (?:this|it)\b|\bthis (?:region|area|spot|part)\b/.test(
      entities.tagged,
    )
  const details: Details = {
    ...own.details,
    isJudgement:
      /\b(?:good|bad|normal|ok|okay|high|low|lot|much|fine|alright|healthy|worr\w+|problem|dangerous|enough|ideal|typical|important|serious|slow|fast|short|long|few|many|little|soft|hard|sign|thing)$/.test(
        entities.tagged,
      ),
  }
  const about = (slots: Slots): Understanding => ({ intent: 'explain', slots, details })
  if (points && pageRegion) return about({ region: pageRegion })
  if (previous?.slots.region) return about({ region: previous.slots.region })
  if (previous?.slots.term) return about({ term: previous.slots.term })
  const metric = previous?.slots.metric ?? previous?.details.metric
  const term = previous && (TERM_OF_INTENT[previous.intent] ?? (metric ? TERM_OF_METRIC[metric] : undefined))
  if (saidPlace && previous && (!term || term === 'peak pressure' || term === 'mean pressure'))
    return about({ region: saidPlace })
  if (term) return about({ term })
  if (previous?.intent === 'compare' || previous?.intent === 'trend') return about({ term: 'peak pressure' })
  if (pageRegion) return about({ region: pageRegion })
  // "Was it good?" with nothing before it is about the workout.
  return details.isJudgement && !previous ? { intent: 'summary', slots: {}, details } : about({})
}

/** "Show me that": the region or the event that was spoken of, else what the page shows. */
export function showAgain(
  own: Understanding,
  { previous, saidPlace, pageRegion, pageTimeInS }: Background,
): Understanding {
  if (previous && EVENTS.has(previous.intent)) {
    const { which, type, region, foot, period } = previous.slots
    const isHere =
      which !== 'previous' && !period && !previous.details.workoutType && !previous.details.workoutNames
    const isSome = region !== undefined || foot !== undefined || type === 'region_force_low'
    return {
      ...own,
      slots: { what: `${which ?? 'highest'} event` },
      details: { ...own.details, ...(isHere && isSome && { ofEvents: previous.slots }) },
    }
  }
  const region = (previous && placeSpokenOf(previous)) ?? saidPlace ?? pageRegion
  if (region) {
    const foot = previous?.slots.foot
    return { ...own, slots: { region, ...(foot && { foot }) } }
  }
  return pageTimeInS === null
    ? { ...own, slots: { what: 'highest event' } }
    : { ...own, slots: { time_s: pageTimeInS } }
}
