/** Numbers of batches, as [first, last] stretches in ascending order that never touch. */
export type SequenceRanges = readonly (readonly [number, number])[]

/** A stretch of numbers from `from` to before `to`. */
interface Stretch {
  readonly from: number
  readonly to: number
}

export function hasSequence(ranges: SequenceRanges, seq: number): boolean {
  const last = ranges.at(-1)
  // Live recordings ask about the newest number, which need not search.
  if (!last || seq > last[1]) return false
  if (seq >= last[0]) return true
  return ranges.some(([from, to]) => seq >= from && seq <= to)
}

/** The highest number of a stretch that arrived, or the one before the stretch. */
export function highestSequence(ranges: SequenceRanges, stretch: Stretch): number {
  return within(ranges, stretch).at(-1)?.[1] ?? stretch.from - 1
}

export function addSequence(ranges: SequenceRanges, seq: number): SequenceRanges {
  if (hasSequence(ranges, seq)) return ranges
  const before = ranges.filter(([, to]) => to < seq - 1)
  const after = ranges.filter(([from]) => from > seq + 1)
  const touching = ranges.slice(before.length, ranges.length - after.length)
  const from = Math.min(seq, ...touching.map((range) => range[0]))
  const to = Math.max(seq, ...touching.map((range) => range[1]))
  return [...before, [from, to], ...after]
}

/** The first `limit` numbers of a stretch, below its highest, that have not arrived. */
export function missingSequences(ranges: SequenceRanges, stretch: Stretch, limit = 1000): number[] {
  const missing: number[] = []
  let next = stretch.from
  for (const [from, to] of within(ranges, stretch)) {
    for (let seq = next; seq < from && missing.length < limit; seq++) missing.push(seq)
    next = to + 1
  }
  return missing
}

/** The part that lies in a stretch. */
export function within(ranges: SequenceRanges, stretch: Stretch): SequenceRanges {
  return ranges
    .filter(([from, to]) => from < stretch.to && to >= stretch.from)
    .map(([from, to]) => [Math.max(from, stretch.from), Math.min(to, stretch.to - 1)])
}

/** What lies outside of a stretch, with other numbers in it. */
export function withStretch(
  ranges: SequenceRanges,
  stretch: Stretch,
  inside: SequenceRanges,
): SequenceRanges {
  const before = within(ranges, { from: 0, to: stretch.from })
  return [...before, ...inside, ...within(ranges, { from: stretch.to, to: Number.POSITIVE_INFINITY })]
}

/** Those numbers that are not in `others`, in ascending order. */
export function* numbersBeside(ranges: SequenceRanges, others: SequenceRanges): Generator<number> {
  for (const [from, to] of ranges)
    for (let number = from; number <= to; number++) {
      const known = others.find((range) => number >= range[0] && number <= range[1])
      if (known) number = known[1]
      else yield number
    }
}
