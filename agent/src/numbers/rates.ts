import { fits } from './bounds.ts'
import type { Claim } from './claims.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import type { Quantity } from './quantity.ts'
import { COUNTS, type Statistic } from './statistics.ts'

const RATE = /^(?: [\p{L}-]+){0,4}? (?:a|an|per|each|every|in a) (second|minute|hour)\b/iu
const PER_BEFORE = /\bper (second|minute|hour)\b(?! ?[.;]).*$/i
const EVERY = /\b(?:every|each)(?: (?:about|roughly|around|nearly|almost))? $/i
const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600 }
const LENGTHS: readonly Statistic[] = ['duration', 'part_time']

/** "Around twelve a minute", "one every ten seconds": what was counted over the time that it took. */
export function isRate(claim: Claim, sentence: string, { facts }: Ledger): boolean {
  const { quantity } = claim
  const unit = RATE.exec(sentence.slice(quantity.end)) ?? PER_BEFORE.exec(sentence.slice(0, quantity.index))
  const per = SECONDS[unit?.[1]?.toLowerCase() ?? '']
  const isInterval = quantity.unit === 'seconds' && EVERY.test(sentence.slice(0, quantity.index))
  if (!per && !isInterval) return false
  const counted = quantity.counts?.includes('steps') ? (['steps'] as const) : countedBy(claim)
  if (
    per &&
    counted.includes('steps') &&
    facts.some(
      ({ statistic, value, change }) =>
        statistic === 'cadence' && change === null && fits((value * per) / 60, quantity),
    )
  )
    return true
  const levels = facts.filter(({ change, place }) => change === null && place === null)
  const counts = levels.filter(({ statistic, value }) => counted.includes(statistic) && value > 0)
  return counts.some((count) =>
    lengthsFor(count, levels).some((length) =>
      per
        ? fits((count.value / length) * per, quantity)
        : fits(length / count.value, { ...quantity, bound: { side: 'about', isNear: true } }),
    ),
  )
}

/** What the sentence or the conversation counts. */
function countedBy(claim: Claim): readonly Statistic[] {
  const named = claim.own('statistic') ?? claim.all('statistic')
  return [...COUNTS.filter((one) => named.includes(one)), 'steps']
}

const lengthsFor = ({ workoutId }: LedgerFact, facts: readonly LedgerFact[]): number[] =>
  facts.flatMap((fact) =>
    LENGTHS.includes(fact.statistic) && fact.workoutId === workoutId && fact.value > 0 ? fact.value : [],
  )

/** "Two of them came at 1:44": of the events that are listed. */
export function isCountAt(
  { value, unit, kind }: Quantity,
  quantities: readonly Quantity[],
  { facts }: Ledger,
): boolean {
  if (unit !== null || kind !== 'amount') return false
  const times = quantities.filter((one) => one.unit === 'seconds')
  const listed = facts.filter(({ statistic, which }) => statistic === 'event_at' && typeof which === 'number')
  return times.some((time) => {
    const there = listed.filter((fact) => fits(fact.value, time))
    return (
      new Set(there.map(({ which, result }) => `${result} ${which}`)).size === value &&
      new Set(there.map(({ result }) => result)).size === 1
    )
  })
}

/** What a share of many may be counted from. */
export function countsOf({ quantity }: Claim, { facts, focus }: Ledger): readonly LedgerFact[] {
  if (quantity.unit !== 'percent' && quantity.kind !== 'part') return []
  const counts: readonly Statistic[] = [...COUNTS, 'steps']
  return facts.filter(
    ({ statistic, place, part, change, workoutId }) =>
      counts.includes(statistic) &&
      place === null &&
      part === null &&
      change === null &&
      workoutId === focus[0],
  )
}
