import * as z from 'zod'

/** How a job asks its worker whether it may begin its call, and tells it that it has, beside the framework's own messages. */
const BEGIN = 'kinetra.begin'

export const beginMessage = z.object({ case: z.literal(BEGIN), value: z.enum(['asks', 'may', 'has']) })
export type BeginMessage = z.infer<typeof beginMessage>
export const sayBegin = (value: BeginMessage['value']): BeginMessage => ({ case: BEGIN, value })

/** A worker that does not answer is not waited for. */
const LIMIT_MS = 5000

/**
 * Waits until the worker of this job says that its call may begin (`beginnings.ts`).
 * @returns to be called when it has begun, once or more.
 */
export async function turnToBegin(): Promise<() => void> {
  const tell = (value: BeginMessage['value']) => {
    if (process.connected) process.send?.(sayBegin(value), undefined, undefined, () => undefined)
  }
  const { promise, resolve } = Promise.withResolvers<void>()
  const listen = (received: unknown) => {
    if (beginMessage.safeParse(received).data?.value === 'may') resolve()
  }
  process.on('message', listen)
  const limit = setTimeout(resolve, LIMIT_MS)
  tell('asks')
  await promise
  clearTimeout(limit)
  process.off('message', listen)
  return () => tell('has')
}
