import { EARLIEST_MS, latestMs } from '@kinetra/workouts/frame'
import { FEET } from '@kinetra/workouts/workout'
import { InvalidInputError } from '../errors.ts'
import type { FrameBatch } from '../store.ts'

/** Twenty seconds of one foot at 50 Hz; a live recording sends 25 frames. */
export const MAX_FRAMES_A_BATCH = 1000
export const MAX_SEQ = 0x7fffffff
const MAX_SIDE = 64
const refuse = (what: string) => new InvalidInputError(`The batch cannot be stored: ${what}.`)

/**
 * Throws `InvalidInputError` unless the batch can be stored as it is. Written out instead of a schema,
 * since it runs over each cell of each frame on the way that has to take below 5 ms.
 */
export function checkBatch({ seq, insole, frames }: FrameBatch): void {
  const latest = latestMs()
  if (!Number.isInteger(seq) || seq < 0 || seq > MAX_SEQ)
    throw refuse(`its number must be a whole number from 0 to ${MAX_SEQ}`)
  if (!Array.isArray(frames) || frames.length < 1 || frames.length > MAX_FRAMES_A_BATCH)
    throw refuse(`it must hold 1 to ${MAX_FRAMES_A_BATCH} frames`)
  for (const [index, frame] of frames.entries()) {
    if (!(frame?.timestamp >= EARLIEST_MS && frame.timestamp <= latest))
      throw refuse(
        `the timestamp of frame ${index} must be in milliseconds since 1970, from 2010 to a day from now`,
      )
    if (!FEET.includes(frame.foot)) throw refuse(`frame ${index} must say which foot: left or right`)
    if (insole !== undefined && frame.foot !== insole)
      throw refuse(`frame ${index} is of the other foot than the insole that it is said to come from`)
    checkMatrix(frame.pressureMatrix, index)
  }
}

function checkMatrix(matrix: readonly (readonly number[])[], index: number): void {
  const width = Array.isArray(matrix) && Array.isArray(matrix[0]) ? matrix[0].length : 0
  if (width < 1 || width > MAX_SIDE || matrix.length > MAX_SIDE)
    throw refuse(`the matrix of frame ${index} must have 1 to ${MAX_SIDE} rows and columns`)
  for (const row of matrix) {
    if (!Array.isArray(row) || row.length !== width)
      throw refuse(`the rows of frame ${index} must be equally long`)
    for (const value of row)
      if (!(typeof value === 'number' && value >= -1 && value <= 100))
        throw refuse(`the pressures of frame ${index} must be from 0 to 100, or -1 where there is no sensor`)
  }
}
