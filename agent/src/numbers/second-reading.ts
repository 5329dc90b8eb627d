import type { Reading } from './chance.ts'
import type { Claim } from './claims.ts'
import { follows, type Told } from './derived.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import { areTold, closest, factsNotRuledOut, isAble } from './open-reading.ts'
import { factsLookedUp } from './operands.ts'
import type { Quantity } from './quantity.ts'

const SECONDS = [60, 1, 0.001]
const MOST_WHOLE = 10
const HUNDRED_OFF = 0.11

/** Whether values of just what the words say are known, and others than was told. */
interface Known {
  /** Words beside the number name the statistic. */
  readonly isTied: boolean
  /** Those of the sentence or the conversation do. */
  readonly isNamed: boolean
}

/**
 * A number that its words leave open: any fact that they do not speak against, or what follows from the numbers beside it.
 */
export function readAgain(
  claim: Claim,
  sentence: string,
  quantities: readonly Quantity[],
  told: Told,
  ledger: Ledger,
  known: Known,
): { readonly isTrue: true; readonly fact?: LedgerFact } | undefined {
  const proportions = proportionsOf(claim.quantity, quantities, sentence)
  for (const quantity of [...readingsOf(claim.quantity, quantities), ...proportions]) {
    // Of two that make a hundred each may be of what the words name for the other.
    const isSplit = quantity.unit === 'percent' && claim.quantity.unit === null
    const one: Claim = { ...claim, quantity, ...(isSplit && { own: () => null }) }
    if (quantity.kind !== 'multiple' && !quantity.isChange)
      for (const [reading, facts] of readingsOfFacts(one, sentence, told, ledger, known.isTied)) {
        if (!areTold(facts, quantity, reading)) continue
        const fact = closest(facts, quantity, reading)
        return { isTrue: true, ...(fact && { fact }) }
      }
    if (follows(one, sentence, told, ledger, known.isNamed)) return { isTrue: true }
  }
  return undefined
}

/** The facts that a number may be told of, the likeliest first. */
function readingsOfFacts(
  claim: Claim,
  sentence: string,
  { here }: Told,
  ledger: Ledger,
  isKnown: boolean,
): [Reading, readonly LedgerFact[]][] {
  const [likely = [], ...others] = factsNotRuledOut(claim, sentence, ledger)
  const lookedUp = factsLookedUp(claim, ledger).filter(({ statistic }) => isAble(claim.quantity, statistic))
  // Numbers that are told side by side are mostly of one kind.
  const kinds = new Set(here.flatMap(({ fact }) => (fact ? [`${fact.statistic} ${fact.result}`] : [])))
  const alike = lookedUp.filter(({ statistic, result }) => kinds.has(`${statistic} ${result}`))
  return [
    [isKnown ? 'far' : 'open', likely],
    ...others.map((facts): [Reading, readonly LedgerFact[]] => ['far', facts]),
    ['open', alike],
    ['far', lookedUp],
  ]
}

/** With its own unit, without the one that it borrowed, or with one that the sentence tells others in. */
function readingsOf(quantity: Quantity, others: readonly Quantity[]): Quantity[] {
  const { alone, unit, counts, kind, value } = quantity
  const isBare = unit === null && !counts && kind === 'amount'
  // "Two and a half minutes on the first day and three on the other".
  const scales = isBare && others.some((one) => one.unit === 'seconds') ? SECONDS : []
  const inTime = scales.map((scale) => ({
    ...quantity,
    unit: 'seconds' as const,
    value: value * scale,
    step: quantity.step * scale,
  }))
  // "55.3 to 44.7" of a hundred; "heel 39.4, midfoot 13.3, forefoot 47.3 percent".
  const isPercent = others.some(
    (one) =>
      one.unit === 'percent' ||
      (one !== quantity && one.unit === null && Math.abs(one.value + value - 100) < HUNDRED_OFF),
  )
  const ofHundred = isBare && isPercent ? [{ ...quantity, unit: 'percent' as const }] : []
  // "M2 is 8.3 points apart, and the small toes only 1.7".
  const before = others.findLast((one) => one.isChange && one.end <= quantity.index)
  const likeBefore =
    isBare && before && !quantity.isChange ? [{ ...quantity, isChange: true, unit: before.unit }] : []
  return [quantity, ...(alone ? [alone] : []), ...inTime, ...ofHundred, ...likeBefore]
}

/** "Three out of four", "one in three": of both numbers the part that they say. */
function proportionsOf(quantity: Quantity, quantities: readonly Quantity[], sentence: string): Quantity[] {
  const at = quantities.indexOf(quantity)
  const inPart = (value: number, one: Quantity) => ({
    ...one,
    kind: 'part' as const,
    value,
    step: 0.01,
    unit: null,
    counts: null,
    isTotal: false,
  })
  if (/\bone(?: [\p{L}-]+){0,2} (?:in|out of)(?: every)? $/iu.test(sentence.slice(0, quantity.index)))
    return [inPart(1 / quantity.value, quantity)]
  return [at - 1, at].flatMap((first) => {
    const [part, whole] = [quantities[first], quantities[first + 1]]
    if (!part || !whole || part.value >= whole.value || whole.value > MOST_WHOLE) return []
    if (!/^ (?:out of|of|in)(?: every)? $/.test(sentence.slice(part.end, whole.index))) return []
    return [inPart(part.value / whole.value, part)]
  })
}
