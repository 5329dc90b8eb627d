import { fits } from './bounds.ts'
import type { Quantity } from './quantity.ts'

const STEPS = 24
/** So many of the others may fit too; parts and multiples are told roughly. */
const MOST_BY_CHANCE = 0.15
/** Where the words name the statistic. */
const MOST_NAMED = 0.25
const MOST_ROUGH = 0.35
const PARTS = [1 / 10, 1 / 5, 1 / 4, 1 / 3, 2 / 5, 1 / 2, 3 / 5, 2 / 3, 3 / 4, 9 / 10]
const MULTIPLES = [1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10]

/**
 * Whether values bear a number out: one of them fits, and few other numbers would have been borne out as well. The more
 * telling a number is, the more may be left open of what it is.
 */
export function bearsOut(values: readonly number[], quantity: Quantity, isNamed = false): boolean {
  const able = [...new Set(values)]
  if (!able.some((value) => fits(value, quantity))) return false
  if (able.length === 1) return true
  const { most, others } = othersThan(quantity)
  const isAlso = (value: number) =>
    able.some((one) => fits(one, { ...quantity, value }) && !fits(one, quantity))
  return others.filter(isAlso).length <= others.length * (isNamed ? MOST_NAMED : most)
}

/** What might as well have been said. */
function othersThan({ kind, unit, value, step }: Quantity): { most: number; others: readonly number[] } {
  if (kind === 'part') return { most: MOST_ROUGH, others: PARTS }
  if (kind === 'multiple' || unit === 'times') return { most: MOST_ROUGH, others: MULTIPLES }
  const steps = Math.round(value / step)
  const others = Array.from({ length: 2 * STEPS + 1 }, (_, at) =>
    steps <= STEPS ? at + 1 : Math.round(steps * 2 ** ((at - STEPS) / STEPS)),
  )
  return { most: MOST_BY_CHANCE, others: others.filter((one) => one !== steps).map((one) => one * step) }
}
