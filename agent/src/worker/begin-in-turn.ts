import * as z from 'zod'
import { jobMessage } from './job-message.ts'

/** How a job asks its worker whether it may begin its call, and tells it that it has. */
export const beginning = jobMessage('begin', z.enum(['asks', 'may', 'has']))

/** A worker that does not answer is not waited for. */
const LIMIT_MS = 5000

/**
 * Waits until the worker of this job says that its call may begin (`beginnings.ts`).
 * @returns to be called when it has begun.
 */
export async function turnToBegin(): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const listen = (received: unknown) => {
    if (beginning.read(received) === 'may') resolve()
  }
  process.on('message', listen)
  const limit = setTimeout(resolve, LIMIT_MS)
  beginning.tellWorker('asks')
  await promise
  clearTimeout(limit)
  process.off('message', listen)
  return () => beginning.tellWorker('has')
}
