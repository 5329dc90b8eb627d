import subjects from '../intents/out-of-scope.replies.json' with { type: 'json' }
import type { Details, Slots } from '../understanding.ts'
import { anyOf } from './any-of.ts'
import type { Entities } from './entities.ts'
import { namesRank } from './which-event.ts'
import { latestOf, stepsBackOf } from './workout-types.ts'

/** "In the morning", "after 6 pm", "my evening runs"; "this morning" is a day. */
const DAYTIME = [
  /\b(?:in|during) the (?:morning|afternoon|evening|night)s?\b/,
  /\b(?:mornings|afternoons|evenings|nights|at night|noon|\d+ ?(?:am|pm|o clock))\b/,
  /\b(?:morning|afternoon|evening|night|lunchtime) (?:runs|jogs|walks|workouts|sessions|matches|games|ones)\b/,
]
/** Beside a limit these are part of it. */
const COMPARES = /\b(?:versus|(?:compared|relative) (?:to|with)|than)\b/
/** "On the left and on the right", "which foot"; both feet together are all of it. */
const FOOT_BY_FOOT =
  /\bleft\b.*\bright\b|\bright\b.*\bleft\b|\b(?:which|what|each|either|per) (?:foot|side|leg|shoe)\b/
/** "Hits per minute", "which third was the worst?" */
const EACH =
  /\b(?:(?:per|each|every|by) (?:minute|quarter|third|half|region)|(?:which|what) (?:minute|quarter|third|half|kilometre))\b/
const MEDIAN = /\b(?:medians?|percentiles?|quartiles?)\b/
/** "My heart rate, and the peak": what no insole measures, beside what it does. */
const UNMEASURED = anyOf(subjects.filter(({ isMeasure }) => isMeasure).flatMap(({ when }) => when))
const LOWEST = /\b(?:lowest|weakest|softest|lightest|gentlest|smallest)\b/

interface Kind {
  /** Whether a text names such a thing. */
  readonly named: (entities: Entities) => boolean
  /** Whether a slot has taken it. */
  readonly taken: (slots: Slots, details: Details) => boolean
  /** What is said where none has: what the answer is not narrowed down by, or a sentence. */
  readonly by?: string
  readonly says?: string
}

const kinds = <Name extends string>(all: Record<Name, Kind>) => all

/** Everything that a question may name and that makes another question of it. */
export const MENTIONS = kinds({
  place: {
    named: ({ places }) => places.length > 0,
    taken: ({ region, term }, { place, places, ofEvents }) =>
      Boolean(region ?? term ?? place ?? places ?? ofEvents?.region),
    by: 'place on the foot',
  },
  otherPlace: {
    named: ({ places }) => places.length > 1,
    taken: (_, { places }) => places !== undefined,
    says: 'I can only take one place at a time for that, so this is about the first.',
  },
  foot: {
    named: ({ foot }) => foot !== null,
    taken: ({ foot }, { ofEvents }) => Boolean(foot ?? ofEvents?.foot),
    by: 'foot',
  },
  feet: {
    named: ({ plain }) => FOOT_BY_FOOT.test(plain),
    taken: () => false,
    says: 'I cannot tell that foot by foot, so this is about both.',
  },
  each: {
    named: ({ tagged }) => EACH.test(tagged),
    taken: () => false,
    says: 'I cannot tell that part by part, so this is about all of it.',
  },
  period: {
    named: ({ period }) => period !== null && period !== 'today',
    taken: ({ period }, details) => Boolean(period ?? details.period),
    by: 'day',
  },
  workout: {
    named: ({ workoutNames, tagged }) =>
      workoutNames.some(({ mayDescribe }) => !mayDescribe) || stepsBackOf(tagged) !== undefined,
    taken: ({ which }, { workoutNames, stepsBack }) => Boolean(workoutNames ?? stepsBack ?? which),
    by: 'workout',
  },
  type: {
    named: ({ otherType }) => otherType !== null,
    taken: ({ type }, { workoutType, workoutNames, stepsBack }) =>
      Boolean(type ?? workoutType ?? workoutNames ?? stepsBack),
    by: 'kind of workout',
  },
  segment: {
    named: ({ segment }) => segment !== null,
    taken: (_, { segment }) => segment !== undefined,
    by: 'part of the workout',
  },
  moment: {
    named: ({ time, limit, excludes }) =>
      time !== null && 'inS' in time && time.inS > 0 && limit?.of !== 'time' && !excludes,
    taken: ({ time_s: at }, { fraction }) => at !== undefined || fraction !== undefined,
    by: 'moment',
  },
  daytime: {
    named: ({ plain }) => DAYTIME.some((words) => words.test(plain)),
    taken: () => false,
    by: 'time of day',
  },
  limit: {
    named: ({ limit }) => limit !== null,
    taken: (_, { limit }) => limit !== undefined,
    says: 'I cannot take that limit into account, so this is about all of them.',
  },
  several: {
    named: ({ tagged, isOverWorkouts }) => isOverWorkouts || latestOf(tagged) !== undefined,
    taken: (_, { latest, isOverWorkouts }) => Boolean(latest ?? isOverWorkouts),
    says: 'I cannot tell that over several workouts, so this is about one.',
  },
  rank: {
    named: ({ tagged }) => namesRank(tagged),
    taken: ({ which, what }, { rank, nth }) => Boolean(which ?? what ?? rank ?? nth),
    says: 'I can only tell the first of those, not the ones behind it.',
  },
  percent: {
    named: ({ tagged, limit }) => /\bpercent(?:age)?\b/.test(tagged) && limit?.of !== 'percent',
    taken: ({ metric }, { inPercent, metric: compared }) =>
      Boolean(inPercent) || (metric ?? compared) === 'load_share',
    says: 'I can only tell that as it was measured, not in percent.',
  },
  otherPeriod: {
    named: ({ hasOtherPeriod }) => hasOtherPeriod,
    taken: () => false,
    says: 'I can only take one day or one stretch of days at a time.',
  },
  comparison: {
    named: ({ tagged, limit }) => limit === null && COMPARES.test(tagged),
    taken: ({ with: other }, { against, places, isOverWorkouts }) =>
      Boolean(other ?? against ?? places ?? isOverWorkouts),
    says: 'I cannot set those side by side, so this is about one of them.',
  },
  lowest: {
    named: ({ tagged }) => LOWEST.test(tagged),
    taken: ({ order }) => order !== undefined,
    says: 'I cannot tell the lowest of those.',
  },
  median: {
    named: ({ plain }) => MEDIAN.test(plain),
    taken: () => false,
    says: 'I do not work out medians or percentiles, so this is another figure.',
  },
  lowForce: {
    named: ({ term }) => term === 'low force event',
    taken: ({ type, term }, { ofEvents }) => Boolean(type ?? term ?? ofEvents),
    says: 'I only have that of high-force events.',
  },
  figure: {
    named: () => false,
    taken: ({ metric: one }, { metric }) => Boolean(one ?? metric),
    says: 'I cannot tell that figure over workouts, so here is another one.',
  },
  exclusion: {
    named: ({ excludes }) => excludes,
    taken: () => false,
    says: 'I cannot leave a part out, so this is about everything.',
  },
  unmeasured: {
    named: ({ plain }) => / (?:and|or|plus) /.test(plain) && UNMEASURED.test(plain),
    taken: () => false,
    says: 'The insole sees pressure, steps and time, and cannot tell the rest of that.',
  },
  number: {
    named: ({ hasOtherNumber, limit }) => hasOtherNumber && limit === null,
    taken: () => false,
    says: 'I could not use the number in that.',
  },
})
export type Mention = keyof typeof MENTIONS
const ALL = Object.keys(MENTIONS) as Mention[]

/** What a text names and no slot has taken. */
export const unreadOf = (entities: Entities, slots: Slots, details: Details): Mention[] =>
  ALL.filter((mention) => MENTIONS[mention].named(entities) && !MENTIONS[mention].taken(slots, details))

/** Of some things those that slots have taken, for an answer that makes no use of them. */
export const unusedOf = (slots: Slots, details: Details, left: readonly Mention[]): Mention[] =>
  left.filter((mention) => MENTIONS[mention].taken(slots, details))

/** More than this leaves no room for the answer. */
const MOST_NAMED = 2

/** What the coach says that it leaves out; null where it leaves out nothing. */
export function leftOutWords(mentions: readonly Mention[]): string | null {
  const kindsLeft = ALL.filter((mention) => mentions.includes(mention)).map(
    (mention): Kind => MENTIONS[mention],
  )
  const by = kindsLeft.flatMap((kind) => kind.by ?? [])
  const narrowing =
    by.length > 0 ? `I cannot narrow that down by ${by.join(' or by ')}, so this is about all of it.` : null
  const all = [narrowing, ...kindsLeft.map(({ says }) => says)].filter(Boolean)
  return all.slice(0, MOST_NAMED).join(' ') || null
}
