import type { Frame } from '@kinetra/workouts/frame'
import { decodeFrames, encodeFrames } from '@kinetra/workouts/frame-codec'
import type { RegionMap } from '@kinetra/workouts/region-map'
import { UnknownInsoleError } from '@kinetra/workouts/region-map'
import { stripsOf, writeStrips } from '../chart/strips.ts'
import { InvalidInputError } from '../errors.ts'
import { checkBatch } from '../input/batch.ts'
import type { FrameBatch } from '../store.ts'

/** A batch as it is stored, made before any lock is taken. */
export interface PreparedBatch {
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
    seq: batch.seq,
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
