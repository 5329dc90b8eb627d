import { fits } from './bounds.ts'
import type { Claim } from './claims.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import type { Quantity } from './quantity.ts'
import { said } from './shares.ts'
import { unitOf } from './statistics.ts'

export const TOGETHER =
  /\b(?:together|combined|in total|sum|add up|adds up|adding|makes?|leav(?:es|ing)|both|total|between them|and)\b/i
const AVERAGE = /\b(?:average[sd]?|mean|averaging|typical(?:ly)?)\b/i
/** "Together they carried 40 percent"; an average over several workouts. */
export function isSum(
  facts: readonly LedgerFact[],
  quantity: Quantity,
  claim: Claim,
  ledger: Ledger,
  sentence: string,
): boolean {
  const isAverage = AVERAGE.test(sentence)
  if (isAverage && isAverageOfWorkouts(quantity, claim, ledger)) return true
  if (!isAverage && !TOGETHER.test(sentence)) return false
  const groups = Map.groupBy(
    facts,
    ({ statistic, result, foot }) => `${statistic} ${result} ${isAverage ? '' : foot}`,
  )
  const places = claim.all('place').length
  return [...groups.values()].some((group) => {
    const values = [
      ...new Map(
        group.map((fact) => [`${nameOf(fact)} ${fact.foot} ${fact.workoutId} ${fact.part}`, fact.value]),
      ).values(),
    ]
    if (values.length < 2) return false
    const sum = values.reduce((total, value) => total + value, 0)
    if (isAverage && fits(said(quantity, 0) + sum / values.length, quantity)) return true
    const [first] = group
    const adds = first && (first.statistic === 'load_share' || unitOf(first.statistic) === 'count')
    return (
      !!adds &&
      places >= 2 &&
      fits(first.statistic === 'load_share' ? said(quantity, sum) : sum, ofRounded(quantity))
    )
  })
}

/** The midfoot is a group of one region. */
const nameOf = ({ place }: LedgerFact) => (place === 'midfoot' ? 'Mid Foot' : place)
/** What is counted together has been rounded each. */
export const ofRounded = (quantity: Quantity): Quantity =>
  quantity.unit === 'percent' ? { ...quantity, step: quantity.step * 3 } : quantity

/** "The average over these six runs": of the values that one result gives of several workouts. */
function isAverageOfWorkouts(quantity: Quantity, claim: Claim, ledger: Ledger): boolean {
  const about = claim.all('statistic')
  const levels = ledger.facts.filter(
    (fact) =>
      fact.change === null &&
      fact.part === null &&
      about.includes(fact.statistic) &&
      isOfNamedPlace(fact, claim),
  )
  return [...Map.groupBy(levels, ({ statistic, result }) => `${statistic} ${result}`).values()].some(
    (group) => {
      const values = [...new Map(group.map(({ workoutId, value }) => [workoutId, value])).values()]
      return (
        values.length > 1 && fits(values.reduce((sum, value) => sum + value, 0) / values.length, quantity)
      )
    },
  )
}

function isOfNamedPlace({ place }: LedgerFact, { named }: Claim): boolean {
  const places = named('place')
  return !places?.isStrict || places.values.includes(place ?? 'whole')
}
