import { FEET, type Foot } from '@kinetra/workouts/workout'
import { type SequenceRanges, within } from './sequence-ranges.ts'

/**
 * Batches are stored under one number each. Those that hold both feet, or come from one sender, keep their own;
 * where two insoles send for themselves, each has a block of numbers behind. A foot's frames are in one block
 * only, so the blocks follow from nothing but themselves.
 */
const BLOCK = 2 ** 32

export interface NumberBlock {
  /** The first number, and the first behind. */
  readonly from: number
  readonly to: number
  /** The foot whose batches it holds; null for all. */
  readonly foot: Foot | null
}
/** All blocks as one: what is worked out anew from a workout's beginning. */
export const EVERYTHING: NumberBlock = { from: 0, to: Number.POSITIVE_INFINITY, foot: null }

const BLOCKS: readonly NumberBlock[] = [null, ...FEET].map((foot, index) => ({
  from: index * BLOCK,
  to: (index + 1) * BLOCK,
  foot,
}))

export function blockOf(number: number): NumberBlock {
  return BLOCKS[Math.floor(number / BLOCK)] ?? EVERYTHING
}

export function numberOf(seq: number, insole: Foot | undefined): number {
  return (BLOCKS.find(({ foot }) => foot === (insole ?? null))?.from ?? 0) + seq
}

/** Those blocks that something has arrived in. */
export const blocksOf = (received: SequenceRanges): NumberBlock[] =>
  BLOCKS.filter((block) => within(received, block).length > 0)

/** Whether batches of one insole would come among those of both: a foot's frames would be in two orders. */
export const isMixed = (received: SequenceRanges, number: number): boolean => {
  const isOwn = blockOf(number).foot !== null
  return blocksOf(received).some(({ foot }) => (foot !== null) !== isOwn)
}
