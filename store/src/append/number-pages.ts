import type { SequenceRanges } from './sequence-ranges.ts'

/** Batches whose charts and times are read together: half a minute of one insole at 50 Hz. */
export const PAGE_LENGTH = 64

const firstOf = (number: number) => Math.floor(number / PAGE_LENGTH) * PAGE_LENGTH

/** First numbers of the pages of which every batch has arrived: nothing in them changes any more. */
export function* wholePages(received: SequenceRanges): Generator<number> {
  for (const [from, to] of received)
    for (let page = firstOf(from + PAGE_LENGTH - 1); page + PAGE_LENGTH - 1 <= to; page += PAGE_LENGTH)
      yield page
}

/** Those that were not whole before; only the pages around what is new are looked at. */
export function completedPages(before: SequenceRanges, after: SequenceRanges): number[] {
  const isKnown = (page: number) => before.some(([from, to]) => from <= page && to >= page + PAGE_LENGTH - 1)
  return after
    .filter(([from, to]) => !before.some((range) => range[0] === from && range[1] === to))
    .flatMap((range) => [...wholePages([range])].filter((page) => !isKnown(page)))
}
