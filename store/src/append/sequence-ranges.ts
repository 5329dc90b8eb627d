/** Batch numbers that have arrived, as [first, last] stretches in ascending order that never touch. */
export type SequenceRanges = readonly (readonly [number, number])[]

export function hasSequence(ranges: SequenceRanges, seq: number): boolean {
  const last = ranges.at(-1)
  // Live recordings ask about the newest number, which need not search.
  if (!last || seq > last[1]) return false
  if (seq >= last[0]) return true
  return ranges.some(([from, to]) => seq >= from && seq <= to)
}

/** The highest number that arrived, or −1. */
export function highestSequence(ranges: SequenceRanges): number {
  return ranges.at(-1)?.[1] ?? -1
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

/** The first `limit` numbers below the highest that have not arrived. */
export function missingSequences(ranges: SequenceRanges, limit = 1000): number[] {
  const missing: number[] = []
  let next = 0
  for (const [from, to] of ranges) {
    for (let seq = next; seq < from && missing.length < limit; seq++) missing.push(seq)
    next = to + 1
  }
  return missing
}

/** Those up to `highest`. */
export function upTo(ranges: SequenceRanges, highest: number): SequenceRanges {
  return ranges.filter(([from]) => from <= highest).map(([from, to]) => [from, Math.min(to, highest)])
}
