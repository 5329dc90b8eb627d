import { blocksOf, numberOf } from '@kinetra/store/append/batch-numbers'
import { type SequenceRanges, within } from '@kinetra/store/append/sequence-ranges'
import { InvalidInputError } from '@kinetra/store/errors'

/** Gaps that were never filled; of more than these, the oldest are forgotten as if they had been. */
const MOST_STRETCHES = 100
const INSOLES = { b: undefined, l: 'left', r: 'right' } as const

/**
 * The numbers of the batches that a follower has, as the id of an event: `b0-41.b43-50`, or `l0-41.r0-39` where
 * two insoles number their own.
 */
export function writePosition(sent: SequenceRanges): string {
  return blocksOf(sent)
    .flatMap((block) => {
      const all = within(sent, block)
      const kept = all.slice(-MOST_STRETCHES)
      const letter = block.foot?.[0] ?? 'b'
      return kept.map(([from, to], index) => {
        const first = index === 0 ? (all[0]?.[0] ?? from) : from
        return `${letter}${first - block.from}-${to - block.from}`
      })
    })
    .join('.')
}

/** Throws `InvalidInputError` for what no event had as its id. */
export function readPosition(id: string): SequenceRanges {
  if (id === '') return []
  const stretches = id.split('.').map((text): readonly [number, number] => {
    const [, letter, from, to] = /^([blr])(\d{1,9})-(\d{1,9})$/.exec(text) ?? []
    if (letter === undefined || Number(from) > Number(to))
      throw new InvalidInputError('Last-Event-ID is no id of this stream: begin again without it.')
    const insole = INSOLES[letter as keyof typeof INSOLES]
    return [numberOf(Number(from), insole), numberOf(Number(to), insole)]
  })
  return stretches.sort(([one], [other]) => one - other)
}
