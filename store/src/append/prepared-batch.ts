import type { Frame } from '@kinetra/workouts/frame'
import { LONGEST_WORKOUT_MS } from '@kinetra/workouts/frame'
import { decodeFrames, encodeFrames } from '@kinetra/workouts/frame-codec'
import type { RegionMap } from '@kinetra/workouts/region-map'
import { UnknownInsoleError } from '@kinetra/workouts/region-map'
import { stripsOf, writeStrips } from '../chart/strips.ts'
import { ConflictError, InvalidInputError } from '../errors.ts'
import { checkBatch } from '../input/batch.ts'
import type { AppendResult, FrameBatch } from '../store.ts'
import { blockOf, isMixed, numberOf } from './batch-numbers.ts'
import { missingSequences, type SequenceRanges } from './sequence-ranges.ts'

/** A batch as it is stored, made before any lock is taken. */
export interface PreparedBatch {
  /** The number it is stored under, see batch-numbers.ts. */
  readonly seq: number
  readonly fromMs: number
  readonly toMs: number
  readonly bytes: Uint8Array
  readonly strips: Uint8Array
  /** In order of time, as they will be read again: a late batch must find the same numbers. */
  readonly frames: readonly Frame[]
}

/** Throws `InvalidInputError` for what cannot be stored. */
export function prepareBatch(batch: FrameBatch, regionMap: RegionMap | undefined): PreparedBatch {
  checkBatch(batch)
  const ordered = batch.frames.toSorted((a, b) => a.timestamp - b.timestamp)
  const bytes = encodeFrames(ordered)
  const frames = decodeFrames(bytes)
  return {
    seq: numberOf(batch.seq, batch.insole),
    fromMs: frames[0]?.timestamp ?? 0,
    toMs: frames.at(-1)?.timestamp ?? 0,
    bytes,
    strips: writeStrips(stripsFor(frames, regionMap)),
    frames,
  }
}

function stripsFor(frames: readonly Frame[], regionMap: RegionMap | undefined) {
  try {
    return stripsOf(frames, regionMap)
  } catch (cause) {
    if (cause instanceof UnknownInsoleError || cause instanceof RangeError)
      throw new InvalidInputError(cause.message, { cause })
    throw cause
  }
}

/** Throws `InvalidInputError` where the batch cannot belong to the workout that it is for. */
export function checkBelongs(
  { seq, fromMs, toMs }: PreparedBatch,
  received: SequenceRanges,
  { firstMs, durationInS }: { firstMs: number | null; durationInS: number },
): void {
  if (isMixed(received, seq))
    throw new InvalidInputError(
      'The batch cannot be stored: name the insole of each batch of a workout, or of none.',
    )
  const [earliestMs, latestMs] =
    firstMs === null
      ? [fromMs, toMs]
      : [Math.min(fromMs, firstMs), Math.max(toMs, firstMs + durationInS * 1000)]
  if (latestMs - earliestMs > LONGEST_WORKOUT_MS)
    throw new InvalidInputError(
      'The batch cannot be stored: its frames are more than a week away from each other, or from those of the workout. Is the clock of the insole right?',
    )
}

/** Throws `ConflictError` where what is stored under the number is something else. */
export function checkSame(batch: PreparedBatch, stored: Uint8Array): void {
  if (Buffer.compare(batch.bytes, stored) === 0) return
  throw new ConflictError(
    `Batch ${batch.seq - blockOf(batch.seq).from} is stored already, with other frames: give each batch a number of its own, and name the insole where two send for themselves.`,
  )
}

export function appendResult(
  stored: AppendResult['stored'],
  seq: number,
  received: SequenceRanges,
  frameCount: number,
): AppendResult {
  const block = blockOf(seq)
  const missing = missingSequences(received, block).map((number) => number - block.from)
  return { stored, missing, frameCount }
}
