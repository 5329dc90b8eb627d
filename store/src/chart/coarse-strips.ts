import type { Foot } from '@kinetra/workouts/workout'
import type { SequenceRanges } from '../append/sequence-ranges.ts'
import { readStrips, type Strip, writeStrips } from './strips.ts'

/** Strips that one coarse strip takes the place of: four seconds of a foot at 50 Hz. */
const STRIPS = 8
/** Frames further apart than this are not in one strip: a pause has no bins. */
const PAUSE_MS = 5000
const STRIPS_A_BIN = 2

/** Whether bins made of coarse strips are still about as long as each other; a batch has about one fine strip a foot. */
export function isCoarseEnough(received: SequenceRanges, bins: number): boolean {
  const batches = received.reduce((sum, [from, to]) => sum + to - from + 1, 0)
  return batches >= bins * STRIPS_A_BIN * STRIPS
}

/** The strips of neighbouring batches, eight of a foot as one: what a chart of hours reads instead. */
export function coarsen(strips: Uint8Array): Uint8Array {
  const coarse: Strip[] = []
  const open: Partial<Record<Foot, { strip: Strip; parts: number }>> = {}
  for (const strip of readStrips(strips).sort((one, other) => one.fromMs - other.fromMs)) {
    const last = open[strip.foot]
    if (last && last.parts < STRIPS && strip.fromMs - last.strip.toMs <= PAUSE_MS) {
      addStrip(last.strip, strip)
      last.parts += 1
    } else {
      open[strip.foot] = { strip, parts: 1 }
      coarse.push(strip)
    }
  }
  return writeStrips(coarse)
}

function addStrip(sum: Strip, { toMs, count, min, max, mean }: Strip): void {
  sum.toMs = Math.max(sum.toMs, toMs)
  sum.count += count
  const larger = (one: number, index: number) => Math.max(one, max[index] ?? one)
  const smaller = (one: number, index: number) => Math.min(one, min[index] ?? one)
  sum.min = sum.min.map(smaller)
  sum.max = sum.max.map(larger)
  sum.mean = sum.mean.map((one, index) => one + (((mean[index] ?? one) - one) * count) / sum.count)
}
