import type { Clause } from './clauses.ts'
import { type Condition, conditionsIn, isMetBy, statisticsIn } from './conditions.ts'
import { type Group, groupsOf, type Kind, membersOf, regionsNamed } from './groups.ts'
import type { Ledger } from './ledger.ts'
import { isAble, valueTold } from './open-reading.ts'
import { findQuantities } from './quantities.ts'
import type { Quantity } from './quantity.ts'
import type { Statistic } from './statistics.ts'
import { IN_MILLISECONDS } from './statistics-meant.ts'
import { type Topic, topicOf } from './topic.ts'
import { wordsOf } from './word-list.ts'

/** How many are told to meet a condition: a number, a part, "none"; and of how many, where that is said. */
interface Count {
  readonly quantities: readonly Quantity[]
  readonly from: number
  readonly to: number
  readonly isOf: (count: number, size: number) => boolean
  readonly size: number | null
}

const NOUNS: readonly (readonly [Kind, RegExp])[] = [
  ['place', wordsOf('region*, area, areas, zone*, spots, metatarsal*, toes')],
  ['workout', wordsOf('run, runs, workout*, walk, walks, session*, matches, outings, jogs')],
  ['event', wordsOf('hit, hits, event*, impact*, landing*, ones, moments')],
]
const ALL_KINDS: readonly Kind[] = ['place', 'workout', 'event']
/** What each of several has no own number of. */
const OF_ALL: readonly Statistic[] = [
  'workouts',
  'some_workouts',
  'places',
  'total_duration',
  'threshold',
  'part_time',
]
const TIMES_OF_EVENTS: readonly Statistic[] = ['event_at', 'event_time']
const USUAL: readonly Statistic[] = [
  'peak',
  'event_pressure',
  'cadence',
  'contact_time',
  'load_share',
  'duration',
  'event_at',
  'event_time',
]
const RARER: readonly Statistic[] = ['high_events', 'mean']
const LISTED = wordsOf(
  'list, listed, shown, show, see, here, first, latest, last, recent, newest, these, those',
)
const FIRST = /\b(?:first|oldest|earliest) \S+\b(?! minutes?| seconds?)/i
const BREAK = /[;—–]|\.\s|, (?:you|it|your|they)\b|\b(?:but|while|whereas)\b/i
const ALL_OF = /\b(?:all|last|latest|first|newest) (?:of )?(?:the |your |these |those )?$/i
const OUT_OF =
  /^(?: (?:times|regions|areas|runs))? (?:out )?of (?:the |your |these |those |all |its |my )*(?:last |latest |first |recent )*$/i
const MOST_COUNTED = 60
const PART_SHARE = 0.08

/**
 * Whether numbers of a sentence tell truly how many of a group meet a condition: "five of the ten regions peaked above
 * 75". Those of which the data says nothing of the kind are not among them.
 * @param before the texts before the sentence, the likeliest to be answered first.
 */
export function groupCounts(
  sentence: string,
  quantities: readonly Quantity[],
  clauses: readonly Clause[],
  topic: Topic,
  before: readonly string[],
  ledger: Ledger,
): ReadonlyMap<Quantity, boolean> {
  const verdicts = new Map<Quantity, boolean>()
  const own = conditionsIn(sentence, quantities, topic)
  const context = before.map((text) => ({ text, topic: topicOf(text, ledger) }))
  const inherited = context
    .map(({ text, topic: said }) => conditionsIn(text, findQuantities(text, []), said))
    .find((conditions) => conditions.length > 0)
  const which = FIRST.test(sentence) ? 'first' : LISTED.test(sentence) ? 'last' : 'all'
  const counts = countsIn(sentence, quantities, own)
  for (const [at, count] of counts.entries()) {
    const next = counts[at + 1]?.from ?? sentence.length
    const after = own.find(
      ({ quantity }) =>
        quantity.index >= count.to &&
        quantity.index <= next &&
        !BREAK.test(sentence.slice(count.to, quantity.index)),
    )
    const others = [own.findLast(({ quantity }) => quantity.end <= count.from), ...(inherited ?? [])]
    if (after) judge(count, after, true)
    else for (const one of others) if (one && !isJudged(count)) judge(count, one, false)
  }
  return verdicts

  function isJudged({ quantities: [first] }: Count): boolean {
    return first !== undefined && verdicts.has(first)
  }

  function judge(count: Count, condition: Condition, isOwn: boolean): void {
    const end = isOwn
      ? condition.quantity.end
      : (clauses[quantities.indexOf(count.quantities[0] as Quantity)]?.to ?? count.to)
    const groups = groupsSpokenOf(count, condition, end)
    if (groups.length === 0) return
    const isTrue = groups.some((group) => isMet(group, count, condition, which, ledger))
    const judged = isOwn ? [...count.quantities, condition.quantity] : count.quantities
    const isPlain =
      count.quantities.length > 0
        ? count.size !== null || kindsIn(sentence).length > 0
        : kindsIn(sentence.slice(count.from, end)).length > 0
    const isDecided = isTrue || (isOwn && isPlain && condition.side !== 'exact')
    if (isDecided) for (const one of judged) if (isTrue || !verdicts.get(one)) verdicts.set(one, isTrue)
  }

  function groupsSpokenOf(count: Count, condition: Condition, end: number): readonly Group[] {
    const text = sentence.slice(count.from, end)
    const clause = clauses[quantities.indexOf(count.quantities[0] ?? condition.quantity)]
    const isNear = ({ index }: { index: number }) =>
      (index >= count.from && index < end) || (clause && index >= clause.from && index < clause.to)
    const named = kindsIn(text)
    if (condition.side === 'exact' && named.length === 0) return []
    const kinds =
      named.length > 0
        ? named
        : context.reduce<readonly Kind[]>(
            (found, one) => (found.length > 0 ? found : kindsIn(one.text)),
            kindsIn(sentence),
          )
    const places = topic.place.filter(isNear).flatMap(({ values }) => values)
    const isOfPlaces = /\b(?:metatarsals?|toes)\b/i.test(text) || kinds[0] === 'event'
    const feet = topic.foot.filter(isNear)
    const wanted = {
      kinds: kinds.length > 0 ? kinds : ALL_KINDS,
      places: isOfPlaces && places.length > 0 ? regionsNamed(places) : null,
      feet: (feet.length > 0 ? feet : topic.foot).flatMap(({ values }) => values),
      workouts: topic.workout.flatMap(({ values, isHint }) => (isHint ? [] : values)),
    }
    for (const some of [
      condition.statistics,
      ...[topic, ...context.map((one) => one.topic)].map(statisticsIn),
      USUAL,
      RARER,
    ]) {
      const statistics = some.filter((one) => isTold(condition.quantity, one))
      const groups = groupsOf({ ...wanted, statistics }, ledger).filter((group) =>
        isComplete(group, count, sentence, ledger),
      )
      if (groups.length > 0) return groups
    }
    return []
  }
}

const isTold = (quantity: Quantity, statistic: Statistic) =>
  !OF_ALL.includes(statistic) &&
  // "Four events below 20": a pressure, as times are told with their unit.
  !(quantity.unit === null && TIMES_OF_EVENTS.includes(statistic)) &&
  (isAble(quantity, statistic) || (quantity.unit === null && IN_MILLISECONDS.includes(statistic)))
function isMet(
  group: Group,
  { isOf, size }: Count,
  condition: Condition,
  which: 'all' | 'first' | 'last',
  ledger: Ledger,
): boolean {
  const members = membersOf(group, size, which, ledger)
  if (size !== null && members.length !== size) return false
  return isMetBy(
    condition,
    members.map((fact) => valueTold(fact, condition.quantity)),
    isOf,
  )
}

/** Of eight events out of eleven nothing is told of all, and of two runs out of six neither. */
function isComplete({ kind, members }: Group, { size }: Count, sentence: string, { facts }: Ledger): boolean {
  if (LISTED.test(sentence)) return true
  const total = facts.find(({ key, result }) => key === 'total' && result === members[0]?.result)
  return kind !== 'event' || !total || total.value <= members.length || size === members.length
}

const isCount = ({ kind, unit, value, isChange, text }: Quantity) =>
  !isChange &&
  ((kind === 'amount' &&
    (unit === null || unit === 'times') &&
    Number.isInteger(value) &&
    value <= MOST_COUNTED) ||
    kind === 'part' ||
    /^(?:twice|thrice)$/i.test(text))

const WORDS: readonly (readonly [RegExp, Count['isOf']])[] = [
  [/\b(?:none|neither|not one|no (?:region|area|run|workout|walk|hit|event)s?)\b/gi, (count) => count === 0],
  [/\ball but one\b/gi, (count, size) => count === size - 1],
  [/\b(?:nearly|almost) all\b/gi, (count, size) => count < size && count >= size * 0.8],
  [/\b(?:all|every|each|both)\b/gi, (count, size) => count === size],
  [/\bmost of\b/gi, (count, size) => count > size / 2],
  [/\b(?:only|just) the\b|\b(?:just |only )?one\b|\bonly(?= (?:your|m[1-5]))/gi, (count) => count === 1],
]

/** All that tells how many in a sentence: "five of your ten regions", "none of them", "all ten". */
function countsIn(
  sentence: string,
  quantities: readonly Quantity[],
  conditions: readonly Condition[],
): Count[] {
  const free = (one: Quantity | undefined): one is Quantity =>
    one !== undefined && isCount(one) && !conditions.some(({ quantity }) => quantity === one)
  const words = WORDS.flatMap(([expression, isOf]) =>
    [...sentence.matchAll(expression)].map(
      ({ index, 0: word }): Count => ({
        quantities: [],
        from: index,
        to: index + word.length,
        isOf,
        size: null,
      }),
    ),
  )
  const counts: Count[] = []
  const used = new Set<Quantity>()
  for (const [at, one] of quantities.entries()) {
    if (!free(one) || used.has(one)) continue
    const next = quantities[at + 1]
    const isPair = free(next) && next.kind === 'amount' && OUT_OF.test(sentence.slice(one.end, next.index))
    if (isPair) used.add(next)
    const before = sentence.slice(0, one.index)
    const word = words.find(({ to }) => to < one.index && OUT_OF.test(sentence.slice(to, one.index)))
    const isOf: Count['isOf'] =
      word?.isOf ??
      (one.kind === 'part'
        ? (count, size) => Math.abs(count / size - one.value) <= one.value * PART_SHARE
        : ALL_OF.test(before)
          ? (count, size) => count === size
          : (count) => count === one.value)
    counts.push({
      quantities: isPair ? [one, next] : [one],
      from: word?.from ?? one.index,
      to: isPair ? next.end : one.end,
      isOf,
      size: isPair ? next.value : word || ALL_OF.test(before) ? one.value : null,
    })
  }
  const alone = words.filter(
    ({ from, to }, at) =>
      !counts.some((count) => from < count.to && count.from <= to + 6) &&
      // "Three regions each carry": three do.
      !counts.some((count) => count.to <= from && !/[,;]|\band\b/.test(sentence.slice(count.to, from))) &&
      !words.slice(0, at).some((other) => from < other.to && other.from < to),
  )
  return [...counts, ...alone].toSorted((one, other) => one.from - other.from)
}

const kindsIn = (text: string): Kind[] => NOUNS.flatMap(([kind, words]) => (words.test(text) ? [kind] : []))
