import { REGION_GROUPS, type RegionGroup } from '@kinetra/workouts/regions'
import type { Claim, Named } from './claims.ts'
import type { Fact, Part, Place } from './facts.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import { EVENT, FOOTLESS, PARTLESS, PLACELESS } from './scope.ts'
import type { Meant } from './statistics-meant.ts'
import { wordsOf } from './word-list.ts'

const EXTREME = wordsOf(`
  most, least, highest, lowest, biggest, largest, smallest, greatest, top, maximum, minimum, heaviest, lightest, longest,
  shortest, hardest`)
/** Words that set one workout beside another. */
export const COMPARISON = wordsOf(`
  as, than, last time, before, previous, previously, compare, compares, compared, comparison, versus, vs, against, from, while,
  whereas, differ*, change, changes, changed, up, down, more, less, fewer, higher, lower, better, worse, rose, fell, dropped,
  climbed, improve*, increase*, decrease*, doubled, tripled, halved, twice the, twice as, double the, double as, triple the,
  triple as, half the, half as, faster, slower, quicker, longer, shorter, harder, softer, gap, steady, stable, unchanged, trend*,
  range*, between, went, instead, each, of what`)

/** The facts that a number may be said for, as to all that it is about. */
export function factsMeant(
  { statistics }: Meant,
  claim: Claim,
  ledger: Ledger,
  sentence: string,
): LedgerFact[] {
  const levels = ledger.facts.filter(
    ({ statistic, change }) => change === null && statistics.includes(statistic),
  )
  return narrowed(levels, claim, ledger, sentence)
}

/** Narrows facts down by each aspect that the sentence or the conversation names. */
export function narrowed(
  facts: readonly LedgerFact[],
  claim: Claim,
  ledger: Ledger,
  sentence: string,
): LedgerFact[] {
  if (claim.quantity.isTotal) {
    const all = facts.filter(({ place }) => place === null || place === 'whole')
    if (all.length > 0) return ofWorkout(ofFoot(all, claim, ledger), claim, ledger, sentence)
  }
  const byPlace = ofPlace(facts, claim, sentence)
  const byFoot = ofFoot(byPlace, claim, ledger)
  const byPart = ofPart(byFoot, claim, ledger, sentence)
  const byWhich = ofWhich(byPart, claim)
  return ofWorkout(byWhich, claim, ledger, sentence)
}

const placeOf = ({ place }: Fact) => place ?? 'whole'

function ofPlace(facts: readonly LedgerFact[], claim: Claim, sentence: string): readonly LedgerFact[] {
  const named = withMembers(claim, sentence)
  const [free, placed] = split(facts, ({ statistic }) => PLACELESS.has(statistic))
  if (named) {
    const members = membersOf(named.values)
    const able = placed.filter(
      (fact) =>
        named.values.includes(placeOf(fact)) ||
        (EVENT.has(fact.statistic) && members.includes(placeOf(fact))),
    )
    if (named.isStrict) return [...free, ...able]
    return [...free, ...able, ...withoutPlace(placed, sentence)]
  }
  return [...free, ...withoutPlace(placed, sentence)]
}

/** "The five metatarsals peaked at 75.9, 81.8, …": a group stands for its regions where several numbers follow. */
const MEMBERS = /\b(?:regions|sides|halves|parts|both|all|five|respectively)\b/i
function withMembers(claim: Claim, sentence: string): Named<Place> | null {
  const named = claim.named('place')
  if (!named || !(claim.isOneOfMany || MEMBERS.test(sentence))) return named
  return { ...named, values: [...named.values, ...membersOf(named.values)] }
}

/** The regions of groups: an event of the heel is one of a side of it. */
const membersOf = (places: readonly Place[]): readonly Place[] =>
  places.flatMap((place) => (place in REGION_GROUPS ? REGION_GROUPS[place as RegionGroup] : []))

/** Where no place is named the whole foot is meant, or the only place that was looked up, or the one that stands out. */
function withoutPlace(facts: readonly LedgerFact[], sentence: string): readonly LedgerFact[] {
  const [events, others] = split(facts, ({ statistic }) => EVENT.has(statistic))
  const whole = others.filter((fact) => placeOf(fact) === 'whole')
  if (
    whole.length > 0 &&
    !(EXTREME.test(sentence) && others.some(({ statistic }) => statistic === 'load_share'))
  )
    return [...events, ...whole]
  if (EXTREME.test(sentence)) return [...events, ...whole, ...extremesOf(others)]
  const newest = others.filter(({ result }) => result === others.at(-1)?.result)
  return [...events, ...whole, ...(new Set(newest.map(placeOf)).size === 1 ? newest : [])]
}

function extremesOf(facts: readonly LedgerFact[]): LedgerFact[] {
  const values = facts.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return facts.filter(({ value }) => value === low || value === high)
}

function ofFoot(facts: readonly LedgerFact[], claim: Claim, ledger: Ledger): readonly LedgerFact[] {
  const named = claim.named('foot')
  if (!named?.isStrict) return facts
  return facts.filter((fact) => {
    if (fact.foot) return named.values.includes(fact.foot)
    if (FOOTLESS.has(fact.statistic) || named.values.length > 1) return true
    // A number of the whole workout is the foot's where only that foot was measured.
    const feet = new Set(
      ledger.facts.flatMap(({ foot, workoutId }) => (foot && workoutId === fact.workoutId ? foot : [])),
    )
    return feet.size < 2 && [...feet].every((foot) => named.values.includes(foot))
  })
}

function ofPart(
  facts: readonly LedgerFact[],
  claim: Claim,
  ledger: Ledger,
  sentence: string,
): readonly LedgerFact[] {
  const named = claim.named('part')
  const [free, parted] = split(facts, ({ statistic }) => PARTLESS.has(statistic))
  const whole = parted.filter(({ part }) => part === null)
  if (!named) return [...free, ...(whole.length > 0 && !COMPARISON.test(sentence) ? whole : parted)]
  const able = parted.filter(({ part }) => part !== null && named.values.includes(part))
  if (named.isStrict)
    return [
      ...free,
      ...able,
      ...whole.filter((fact) => EVENT.has(fact.statistic) || isInHalf(fact, named.values, ledger)),
    ]
  // "33 in the second half, up from 16": of the other one.
  return [...free, ...able, ...(whole.length > 0 && !COMPARISON.test(sentence) ? whole : parted)]
}

/** Whether a peak was in a half: "82.8 came in the second half". */
function isInHalf(
  { statistic, timeMs, workoutId }: LedgerFact,
  halves: readonly Part[],
  { facts }: Ledger,
): boolean {
  if (timeMs === null || !(statistic === 'peak' || statistic === 'peak_at')) return false
  const end = facts.findLast((fact) => fact.statistic === 'duration' && fact.workoutId === workoutId)
  return !!end && halves.includes(timeMs < end.value * 500 ? 'first half' : 'second half')
}

function ofWhich(facts: readonly LedgerFact[], claim: Claim): readonly LedgerFact[] {
  const named = claim.named('which')
  if (!named?.isStrict) return facts
  return facts.filter(
    (fact) =>
      !EVENT.has(fact.statistic) ||
      (fact.which !== null &&
        (named.values.includes(fact.which) || fact.which === 'nth' || isFirst(fact, facts))),
  )
}

/** The first high-force event is not always the first event. */
const isFirst = (fact: LedgerFact, facts: readonly LedgerFact[]) =>
  typeof fact.which === 'number' &&
  !facts.some(
    ({ which, statistic, isHigh, result }) =>
      typeof which === 'number' &&
      which < Number(fact.which) &&
      statistic === fact.statistic &&
      isHigh === fact.isHigh &&
      result === fact.result,
  )

function ofWorkout(
  facts: readonly LedgerFact[],
  claim: Claim,
  ledger: Ledger,
  sentence: string,
): LedgerFact[] {
  const named = claim.named('workout')
  const of = (ids: readonly (string | null)[]) => facts.filter(({ workoutId }) => ids.includes(workoutId))
  if (named?.isStrict) return of([...named.values, null])
  const usual = withoutWorkout(facts, ledger, claim, sentence)
  const others = COMPARISON.test(sentence) ? comparedWith(facts) : []
  return [...new Set([...(named ? of(named.values) : []), ...usual, ...others])]
}

/**
 * Where no workout is named it is the one that was looked up last and has such a number; of several the ones at
 * its ends, which are the latest and where a trend began, or those that stand out.
 */
function withoutWorkout(
  facts: readonly LedgerFact[],
  { focus }: Ledger,
  { isOneOfMany }: Claim,
  sentence: string,
): readonly LedgerFact[] {
  for (const id of focus) {
    const able = facts.filter(({ workoutId }) => workoutId === id)
    if (able.length > 0) return able
  }
  const newest = facts.filter(
    ({ result, workoutId }) => workoutId !== null && result === facts.at(-1)?.result,
  )
  if (isOneOfMany) return newest
  const ends = [newest.at(0)?.workoutId, newest.at(-1)?.workoutId]
  const atEnds = newest.filter(({ workoutId }) => ends.includes(workoutId))
  return EXTREME.test(sentence) ? [...atEnds, ...extremesOf(newest)] : atEnds
}

/** The workouts that the newest result with several of them sets side by side. */
function comparedWith(facts: readonly LedgerFact[]): readonly LedgerFact[] {
  for (const fact of facts.toReversed()) {
    const together = facts.filter(({ result }) => result === fact.result)
    if (new Set(together.map(({ workoutId }) => workoutId)).size > 1) return together
  }
  return []
}

function split<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  const [first, second]: [Item[], Item[]] = [[], []]
  for (const item of items) (isFirst(item) ? first : second).push(item)
  return [first, second]
}
