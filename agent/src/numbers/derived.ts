import { fits } from './bounds.ts'
import type { Claim } from './claims.ts'
import { COMPARISON, narrowed } from './facts-meant.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import type { Quantity } from './quantities.ts'
import { type Statistic, unitOf } from './statistics.ts'
import { COUNTS, type Meant } from './statistics-meant.ts'

/** Only the newest are set against each other: it bounds the work, and people compare what they just heard. */
const MOST_COMPARED = 300
const RATIO_SHARE = 0.08
const REST = /\b(?:rest|remaining|remainder|elsewhere|other|everything else|everywhere else|leaves|left over)\b/i
const TOGETHER = /\b(?:together|combined|in total|sum|add up|adds up|both|total|between them|and)\b/i
const AVERAGE = /\b(?:average[sd]?|mean|averaging|typical(?:ly)?)\b/i

/** Whether a number follows from facts of one statistic: a change, a ratio, a share, a rest, a sum, a count. */
export function followsFromFacts(
  meant: Meant,
  facts: readonly LedgerFact[],
  claim: Claim,
  ledger: Ledger,
  sentence: string,
  claims: readonly Claim[],
): boolean {
  const { quantity } = claim
  if (quantity.kind === 'order') return isCountedUpTo(claim, ledger)
  if (meant.statistics[0] === 'some_workouts')
    return ledger.facts.some(({ statistic, value }) => statistic === 'workouts' && value >= quantity.value)
  if (quantity.kind === 'multiple' && facts.some(({ statistic, value }) => unitOf(statistic) === 'ratio' && value === quantity.value)) return true
  if (quantity.kind === 'amount' && !quantity.isChange && isWithinRange(facts, claim, claims, sentence)) return true
  if (quantity.isTotal && isSumOfHalves(meant, quantity, ledger)) return true
  if (quantity.kind === 'part' && facts.some(({ value }) => fits(value / 100, quantity))) return true
  if (quantity.unit === 'seconds' && isBeforeTheEnd(quantity, ledger, sentence)) return true
  if (quantity.kind === 'part' && isPartOfTime(quantity, facts)) return true
  if (isShareOfCount(meant, claim, ledger, sentence)) return true
  if (quantity.kind === 'multiple' && isCount(quantity, claim, ledger, sentence)) return true
  if (quantity.unit === 'times' && isCount(quantity, claim, ledger, sentence)) return true
  const isShare = quantity.unit === 'percent' || quantity.kind === 'part'
  if (isShare && REST.test(sentence) && facts.some(({ value }) => fits(said(quantity, 100 - value), quantity))) return true
  if (!quantity.isChange && quantity.kind !== 'multiple' && isSum(facts, quantity, claim, ledger, sentence)) return true
  const isRatio = quantity.kind === 'multiple' || (quantity.kind === 'part' && meant.named.some((one) => COUNTS.includes(one)))
  if (!COMPARISON.test(sentence) && !quantity.isChange && !isRatio) return false
  return isChange(meant, claim, ledger, sentence)
}

/** A part is told of one, a percentage of a hundred. */
const said = ({ kind }: Quantity, percent: number) => (kind === 'part' ? percent / 100 : percent)

function isCountedUpTo({ quantity, named }: Claim, { facts }: Ledger): boolean {
  const mentioned = named('statistic')?.values ?? []
  const about = quantity.counts ?? mentioned.filter((statistic) => unitOf(statistic) === 'count')
  const counted = facts.filter(({ statistic }) =>
    about.length > 0 ? about.includes(statistic) || (COUNTS.includes(statistic) && about.some((one) => COUNTS.includes(one))) : unitOf(statistic) === 'count',
  )
  if (counted.length === 0) return quantity.value <= 12
  return counted.some(({ value }) => value >= quantity.value)
}

/** "Between 170 and 175" of 173.1: two numbers, with the measured one close between them. */
function isWithinRange(facts: readonly LedgerFact[], { quantity }: Claim, claims: readonly Claim[], sentence: string): boolean {
  const at = claims.findIndex((claim) => claim.quantity === quantity)
  return [at - 1, at].some((first) => {
    const [low, high] = [claims[first]?.quantity, claims[first + 1]?.quantity]
    if (!low || !high || low.value >= high.value || high.value - low.value > high.value * 0.12 + 1) return false
    const joint = sentence.slice(low.end, high.index)
    const isRange = /\bbetween\b/i.test(sentence.slice(0, low.index)) ? /^ and $/i.test(joint) : /^ ?(?:to|or|[-–—]) ?$/i.test(joint)
    return isRange && facts.some(({ value }) => value >= low.value && value <= high.value)
  })
}

/** "Ten of your thirteen hits" of two halves with 3 and 10. */
function isSumOfHalves({ statistics }: Meant, { value }: Quantity, { facts }: Ledger): boolean {
  const counts = facts.filter(({ statistic, part }) => statistics.includes(statistic) && part !== null && part !== 'segment')
  const sums = Map.groupBy(counts, ({ statistic, result }) => `${statistic} ${result}`).values()
  return [...sums].some((halves) => halves.reduce((sum, half) => sum + half.value, 0) === value)
}

/** "Ten seconds before the end". */
function isBeforeTheEnd(quantity: Quantity, { facts }: Ledger, sentence: string): boolean {
  if (!/^\s*(?:\w+ )?(?:before|from|to go|left)\b/i.test(sentence.slice(quantity.end))) return false
  const ends = facts.filter(({ statistic }) => statistic === 'duration')
  return facts.some(
    ({ statistic, value, workoutId }) =>
      (statistic === 'event_at' || statistic === 'peak_at') &&
      ends.some((end) => end.workoutId === workoutId && fits(end.value - value, quantity)),
  )
}

/** "Half a minute in". */
const isPartOfTime = (quantity: Quantity, facts: readonly LedgerFact[]) =>
  facts.some(({ statistic, value }) => unitOf(statistic) === 'seconds' && fits(value / 60, quantity))

/** "Half of them were high", "12 of the 17": events of one kind, or of one place, among all of a workout. */
function isShareOfCount(meant: Meant, claim: Claim, ledger: Ledger, sentence: string): boolean {
  const { quantity } = claim
  if (quantity.unit !== 'percent' && quantity.kind !== 'part') return false
  const isAboutEvents = meant.named.some((statistic) => COUNTS.includes(statistic)) || claim.all('statistic').some((statistic) => COUNTS.includes(statistic))
  if (!isAboutEvents) return false
  const counts = ledger.facts.filter(({ statistic, change }) => change === null && COUNTS.includes(statistic)).slice(-MOST_COMPARED)
  const parts = narrowed(counts, claim, ledger, sentence)
  return parts.some((part) =>
    counts.some(
      (all) =>
        all.workoutId === part.workoutId &&
        all.value >= part.value &&
        all.value > 0 &&
        all !== part &&
        all.place === null &&
        all.part === null &&
        (all.statistic === 'events' || all.statistic === part.statistic) &&
        fits(said(quantity, (part.value / all.value) * 100), quantity),
    ),
  )
}

/** "It happened twice", "13 times". */
function isCount(quantity: Quantity, claim: Claim, ledger: Ledger, sentence: string): boolean {
  const counts = ledger.facts.filter(({ statistic, change }) => change === null && COUNTS.includes(statistic))
  return narrowed(counts, claim, ledger, sentence).some(({ value }) => value === quantity.value)
}

/** "Together they carried 40 percent"; an average over several workouts. */
function isSum(facts: readonly LedgerFact[], quantity: Quantity, claim: Claim, ledger: Ledger, sentence: string): boolean {
  const isAverage = AVERAGE.test(sentence)
  if (isAverage && isAverageOfWorkouts(quantity, claim, ledger)) return true
  if (!isAverage && !TOGETHER.test(sentence)) return false
  const groups = Map.groupBy(facts, ({ statistic, result, foot }) => `${statistic} ${result} ${isAverage ? '' : foot}`)
  const places = claim.all('place').length
  return [...groups.values()].some((group) => {
    const values = [...new Map(group.map((fact) => [`${fact.place} ${fact.foot} ${fact.workoutId} ${fact.part}`, fact.value])).values()]
    if (values.length < 2) return false
    const sum = values.reduce((total, value) => total + value, 0)
    if (isAverage && fits(said(quantity, 0) + sum / values.length, quantity)) return true
    const [first] = group
    const adds = first && (first.statistic === 'load_share' || unitOf(first.statistic) === 'count')
    return !!adds && places >= 2 && fits(first.statistic === 'load_share' ? said(quantity, sum) : sum, quantity)
  })
}

/** "The average over these six runs": of the values that one result gives of several workouts. */
function isAverageOfWorkouts(quantity: Quantity, claim: Claim, ledger: Ledger): boolean {
  const about = claim.all('statistic')
  const levels = ledger.facts.filter((fact) => fact.change === null && about.includes(fact.statistic) && placeFits(fact, claim))
  return [...Map.groupBy(levels, ({ statistic, result }) => `${statistic} ${result}`).values()].some((group) => {
    const values = [...new Map(group.map(({ workoutId, value }) => [workoutId, value])).values()]
    return values.length > 1 && fits(values.reduce((sum, value) => sum + value, 0) / values.length, quantity)
  })
}

function isChange(meant: Meant, claim: Claim, ledger: Ledger, sentence: string): boolean {
  const { quantity } = claim
  const about = aboutOf(meant, claim)
  const facts = ledger.facts.filter(({ statistic }) => about === null || about.includes(statistic))
  const ownScale = (statistic: Statistic) => isOwnScale(quantity, statistic)
  const told = facts.filter(
    ({ change, statistic, value }) =>
      change !== null &&
      (change === 'relative' ? quantity.unit === 'percent' || quantity.kind === 'part' : ownScale(statistic)) &&
      fits(quantity.kind === 'part' ? value / 100 : value, quantity),
  )
  if (told.some((fact) => placeFits(fact, claim))) return true
  const levels = facts.filter(({ change }) => change === null).slice(-MOST_COMPARED)
  return levels.some((one) =>
    levels.some((other) => other !== one && isPair(one, other, claim, ledger, about === null) && changeFits(one, other, quantity)),
  )
}

/** The statistics whose change it may be; null where nothing says which. */
function aboutOf({ statistics, named }: Meant, claim: Claim): readonly Statistic[] | null {
  if (claim.quantity.counts) return statistics
  const all = [...new Set([...named, ...statistics])].filter((statistic) => statistic !== 'peak_at' && statistic !== 'event_at')
  if (named.length > 0) return all
  const earlier = claim.all('statistic')
  return earlier.length > 0 ? earlier : statistics.length > 0 ? statistics : null
}

function isOwnScale({ unit, counts, kind }: Quantity, statistic: Statistic): boolean {
  if (kind === 'part' || kind === 'multiple' || unit === 'times') return false
  const own = unitOf(statistic)
  if (counts) return own === 'count' || own === 'per minute'
  if (unit === 'percent') return own === 'percent'
  if (unit === 'seconds') return own === 'seconds'
  if (unit === 'pressure') return own === 'pressure' || own === 'percent'
  return own !== 'seconds'
}

const placeOf = ({ place }: LedgerFact) => place ?? 'whole'
function placeFits(fact: LedgerFact, claim: Claim): boolean {
  const named = claim.named('place')
  if (!named?.isStrict) return true
  return named.values.includes(placeOf(fact)) || fact.place === null
}

/** Two values of one statistic that differ in one respect only, and one that the sentence sets side by side. */
function isPair(one: LedgerFact, other: LedgerFact, claim: Claim, ledger: Ledger, isAnything: boolean): boolean {
  const areCounts = claim.quantity.kind === 'multiple' || claim.quantity.unit === 'times'
  if (one.statistic !== other.statistic)
    return areCounts && COUNTS.includes(one.statistic) && COUNTS.includes(other.statistic) && isSame(one, other) && placeFits(one, claim)
  const differs = {
    place: placeOf(one) !== placeOf(other),
    foot: one.foot !== other.foot && one.foot !== null && other.foot !== null,
    workout: one.workoutId !== other.workoutId,
    part: one.part !== other.part,
  }
  const [only, more] = Object.entries(differs).flatMap(([aspect, isSo]) => (isSo ? [aspect] : []))
  if (!only || more) return false
  if (only === 'workout') return placeFits(one, claim) && (!isAnything || ledger.focus.includes(one.workoutId ?? '') || ledger.focus.includes(other.workoutId ?? ''))
  if (isAnything) return false
  if (only === 'place') {
    const places = claim.all('place')
    return places.includes(placeOf(one)) && places.includes(placeOf(other))
  }
  if (!placeFits(one, claim)) return false
  if (only === 'foot') return claim.all('foot').length > 0
  return one.part !== null && other.part !== null && one.part !== 'segment' && other.part !== 'segment'
}

const isSame = (one: LedgerFact, other: LedgerFact) =>
  placeOf(one) === placeOf(other) && one.foot === other.foot && one.workoutId === other.workoutId && one.part === other.part

/** "Twice" is said of 1.84 to 2.16, "more than twice" of all below three times, "1.5 times" of what rounds to it. */
function isTimes(ratio: number, { value, kind, step, bound }: Quantity): boolean {
  const off = ratio - value
  if (bound.side === 'above') return off >= 0 && off < 1
  if (bound.side === 'below') return off <= 0 && off > -0.3
  return Math.abs(off) <= (kind === 'multiple' || step >= 1 ? value * RATIO_SHARE : step / 2)
}

function changeFits({ value: one, statistic }: LedgerFact, { value: other }: LedgerFact, quantity: Quantity): boolean {
  if (quantity.kind === 'multiple' || quantity.unit === 'times')
    return one > 0 && other > 0 && isTimes(one / other, quantity)
  if (quantity.kind === 'part') return other > 0 && (fits(one / other, quantity) || fits(Math.abs(one - other) / other, quantity))
  if (isOwnScale(quantity, statistic) && fits(one - other, quantity)) return true
  return quantity.unit === 'percent' && other !== 0 && fits(((one - other) / other) * 100, quantity)
}
