import { anyOf } from './any-of.ts'
import lists from './statistics.json' with { type: 'json' }

/**
 * The field's figures: what the tools' explanations call one, what comparisons and trends call it, and its words. The
 * first that a text names decides.
 */
const STATISTICS: readonly { term: string; metric?: string | undefined; words: RegExp }[] =
  lists.statistics.map(({ words, ...names }) => ({ ...names, words: anyOf(words) }))
/** The ones that can be explained, and not only measured. */
const EXPLAINED = (term: string) => !['pressure', 'duration', 'steps'].includes(term)
const NO_TERM =
  /^(?:share|percent(?:age)?|proportion|average|mean|typical(?:ly)?|usual(?:ly)?|maximum|hard \w+|spikes?|alerts?|overloads?)$/

/** The word of the field that a text names, as explain_region knows it. */
export function findTerm(text: string): string | null {
  for (const { term, words } of STATISTICS) {
    const found = EXPLAINED(term) && words.exec(text)
    if (found && !NO_TERM.test(found[0])) return term
  }
  return null
}

/** The figure that a text names, as comparisons and trends know it. */
export const metricOf = (text: string): string | undefined =>
  STATISTICS.find(({ metric, words }) => metric && words.test(text))?.metric

const LOW = anyOf(lists.lowForce)
const HIGH = anyOf(lists.highForce)
/** Which kind of events a text names. */
export const eventTypeOf = (text: string): 'region_force_low' | 'region_force_high' | undefined =>
  LOW.test(text) ? 'region_force_low' : HIGH.test(text) ? 'region_force_high' : undefined

const OVER_WORKOUTS = anyOf(lists.overWorkouts)
/** "My average", "than usual": over workouts. */
export const isOverWorkouts = (text: string): boolean => OVER_WORKOUTS.test(text)
