import { fits } from './bounds.ts'
import type { Quantity } from './quantity.ts'

const STEPS = 24
/** So many of the other numbers that might have been said may fit too: the less likely a reading is, the fewer. */
export const MOST_BY_CHANCE = { named: 0.25, usual: 0.15, open: 0.1, far: 0.05 } as const
export type Reading = keyof typeof MOST_BY_CHANCE
/** Parts and multiples are told roughly. */
const MOST_ROUGH = 0.35
const PARTS = [1 / 10, 1 / 5, 1 / 4, 1 / 3, 2 / 5, 1 / 2, 3 / 5, 2 / 3, 3 / 4, 9 / 10]
const MULTIPLES = [1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10]
const AS_SAID = { side: 'at', isNear: true } as const

/**
 * Whether values bear a number out: one of them fits, and few other numbers would have been borne out as well. The more
 * telling a number is, the more may be left open of what it is.
 */
export const bearsOut = (
  values: readonly number[],
  quantity: Quantity,
  reading: Reading = 'usual',
): boolean => formsOf(quantity).some((form) => isTelling(values, form, reading))

/** "About 77 seconds" is as telling as 77 where it is just that. */
const formsOf = (quantity: Quantity): readonly Quantity[] =>
  quantity.bound.side === 'at' ? [quantity] : [{ ...quantity, bound: AS_SAID }, quantity]

function isTelling(values: readonly number[], quantity: Quantity, reading: Reading): boolean {
  const distinct = [...new Set(values)]
  const foreign = distinct.filter((value) => !fits(value, quantity))
  if (foreign.length === distinct.length) return false
  if (foreign.length === 0) return true
  const { most = MOST_BY_CHANCE[reading], others } = othersThan(quantity)
  const weigh = (value: number) => (reading === 'far' ? 1 / value : 1)
  const sum = (all: readonly number[]) => all.reduce((total, value) => total + weigh(value), 0)
  const isAlso = (value: number) => foreign.some((one) => fits(one, { ...quantity, value }))
  return sum(others.filter(isAlso)) <= sum(others) * most
}

/** What might as well have been said. */
function othersThan({ kind, unit, value, step }: Quantity): { most?: number; others: readonly number[] } {
  if (kind === 'part') return { most: MOST_ROUGH, others: PARTS }
  if (kind === 'multiple' || unit === 'times') return { most: MOST_ROUGH, others: MULTIPLES }
  const steps = Math.round(value / step)
  const others = Array.from({ length: 2 * STEPS + 1 }, (_, at) =>
    steps <= STEPS ? at + 1 : Math.round(steps * 2 ** ((at - STEPS) / STEPS)),
  )
  return { others: others.filter((one) => one !== steps).map((one) => one * step) }
}
