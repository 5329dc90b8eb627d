import { setTimeout as sleep } from 'node:timers/promises'

/** Rejects where something takes longer than it may. */
export async function within<Result>(
  milliseconds: number,
  work: Promise<Result> | undefined,
): Promise<Result> {
  if (!work) throw new Error('the room was left')
  const late = sleep(milliseconds, undefined, { ref: false }).then(() => {
    throw new Error(`not within ${milliseconds} ms`)
  })
  return await Promise.race([work, late])
}
