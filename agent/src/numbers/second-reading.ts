import { fits } from './bounds.ts'
import type { Claim } from './claims.ts'
import { followsFromSaid, type Operand, operandOfFact } from './from-said.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import { factsNotRuledOut } from './open-reading.ts'
import type { Quantity } from './quantity.ts'
import { countsOf, isCountAt, isRate } from './rates.ts'
import { IN_MILLISECONDS } from './statistics-meant.ts'

/** More facts than these are too many for what follows from two of them to say anything. */
const MOST_OPERANDS = 40
const MOST_WHOLE = 10
const HUNDRED_OFF = 0.11

interface Beside {
  readonly sentence: string
  /** All numbers of the sentence. */
  readonly quantities: readonly Quantity[]
  /** Those that are true, here and in this answer. */
  readonly told: readonly Operand[]
  readonly ledger: Ledger
  /** Whether a claim follows from facts as it is read at first. */
  readonly follows: (claim: Claim) => boolean
}

/** A number that its words leave open: any fact that they do not speak against, or what follows from the numbers beside it. */
export function readAgain(
  claim: Claim,
  { sentence, quantities, told, ledger, follows }: Beside,
): { readonly isTrue: true; readonly fact?: LedgerFact } | undefined {
  const proportions = proportionsOf(claim.quantity, quantities, sentence)
  for (const quantity of [...readingsOf(claim.quantity, quantities), ...proportions]) {
    // Of two that make a hundred each may be of what the words name for the other.
    const isSplit = quantity.unit === 'percent' && claim.quantity.unit === null
    const one: Claim = { ...claim, quantity, ...(isSplit && { own: () => null }) }
    const able = factsNotRuledOut(one, sentence, ledger)
    const fact = quantity.isChange || quantity.kind !== 'amount' ? undefined : closest(able, quantity)
    if (fact) return { fact, isTrue: true }
    if (quantity.kind === 'part' && able.some(({ value }) => fits(value / 100, quantity)))
      return { isTrue: true }
    if (isRate(one, sentence, ledger) || (quantity !== claim.quantity && follows(one)))
      return { isTrue: true }
    if (isCountAt(quantity, quantities, ledger)) return { isTrue: true }
    const others = able.length <= MOST_OPERANDS ? [...able, ...countsOf(one, ledger)].map(operandOfFact) : []
    if (followsFromSaid(one, sentence, told, others)) return { isTrue: true }
  }
  return undefined
}

/** With its own unit, without the one that it borrowed, or with one that the sentence tells others in. */
function readingsOf(quantity: Quantity, others: readonly Quantity[]): Quantity[] {
  const { alone, unit, counts, kind, step, value } = quantity
  const times = others.filter((one) => one.unit === 'seconds')
  const isBare = unit === null && !counts && kind === 'amount' && step >= 1
  const time = isBare ? times.find((one) => one.step === one.value / Number(one.text)) : undefined
  const inTime = time
    ? [{ ...quantity, unit: 'seconds' as const, value: quantity.value * time.step, step: time.step }]
    : []
  // "55.3 to 44.7": of a hundred.
  const isSplit = others.some(
    (one) => one !== quantity && one.unit === null && Math.abs(one.value + value - 100) < HUNDRED_OFF,
  )
  const ofHundred = unit === null && !counts && isSplit ? [{ ...quantity, unit: 'percent' as const }] : []
  return [quantity, ...(alone ? [alone] : []), ...inTime, ...ofHundred]
}

/** "Three out of four", "one in three": of both numbers the part that they say. */
function proportionsOf(quantity: Quantity, quantities: readonly Quantity[], sentence: string): Quantity[] {
  const at = quantities.indexOf(quantity)
  return [at - 1, at].flatMap((first) => {
    const [part, whole] = [quantities[first], quantities[first + 1]]
    if (!part || !whole || part.value >= whole.value || whole.value > MOST_WHOLE) return []
    if (!/^ (?:out of|of|in)(?: every)? $/.test(sentence.slice(part.end, whole.index))) return []
    return {
      ...part,
      kind: 'part' as const,
      value: part.value / whole.value,
      step: 0.01,
      unit: null,
      counts: null,
      isTotal: false,
    }
  })
}

/** Of the facts that a number may be said for, the nearest one, and of the same ones rather one of a known workout, and the newest. */
export function closest(facts: readonly LedgerFact[], quantity: Quantity): LedgerFact | undefined {
  const told = ({ value, statistic }: LedgerFact) =>
    quantity.unit === null && IN_MILLISECONDS.includes(statistic) ? value * 1000 : value
  const off = (fact: LedgerFact) => Math.abs(Math.abs(told(fact)) - quantity.value)
  return facts
    .filter((fact) => fits(told(fact), quantity))
    .toSorted(
      (a, b) =>
        off(a) - off(b) || Number(a.workoutId === null) - Number(b.workoutId === null) || b.result - a.result,
    )[0]
}
