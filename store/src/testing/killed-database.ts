import { setTimeout as pause } from 'node:timers/promises'
import { hasSequence } from '../append/sequence-ranges.ts'
import { endlessBatch } from '../contract/recording.ts'
import { StoreUnavailableError } from '../errors.ts'
import type { Store } from '../store.ts'
import { verifyStore } from '../verify.ts'
import type { WireServer } from './mongo-java-server.ts'

/** Batches that are on their way at once. */
const SENDERS = 3
const AGAIN_AFTER_MS = 20

/**
 * Kills a database with SIGKILL in the middle of appends, again and again, and starts it anew; each batch is sent until
 * it is acknowledged, as an insole does. Throws where an acknowledged one is not there after a kill, or where what is
 * counted at the end is not what is there.
 */
export async function killDatabase(
  server: WireServer,
  store: Store,
  kills: number,
): Promise<{ acknowledged: number; sentAgain: number }> {
  const owner = 'killed-database'
  const { id } = await store.workouts.create(owner, { name: 'Kills', type: 'running' })
  const acknowledged = new Set<number>()
  let sentAgain = 0
  let next = 0
  let isOver = false
  const send = async () => {
    while (!isOver) {
      const batch = endlessBatch(next++)
      while (!acknowledged.has(batch.seq)) {
        try {
          await store.workouts.appendFrames(owner, id, batch)
          acknowledged.add(batch.seq)
        } catch (error) {
          if (!(error instanceof StoreUnavailableError)) throw error
          sentAgain += 1
          await pause(AGAIN_AFTER_MS)
        }
      }
    }
  }
  const grown = async (count: number) => {
    for (const from = acknowledged.size; acknowledged.size < from + count; ) await pause(1)
  }
  const kill = async () => {
    for (let number = 0; number < kills; number++) {
      await grown(5 + (number % 7))
      // At a different moment each time: after an acknowledgement, or into the next append.
      await pause(number % 5)
      await server.kill()
      const before = [...acknowledged]
      await server.restart()
      const { received } = await available(() => store.workouts.arrivals(owner, id))
      const lost = before.filter((seq) => !hasSequence(received, seq))
      if (lost.length > 0)
        throw new Error(`Batches ${lost} were acknowledged before kill ${number} and are gone.`)
    }
    await grown(SENDERS)
  }
  const sending = Promise.all(Array.from({ length: SENDERS }, send))
  await Promise.race([kill(), sending]).finally(() => {
    isOver = true
  })
  await sending
  const { frameCount } = await store.workouts.get(owner, id)
  const { wrong } = await verifyStore(store)
  const sent = acknowledged.size * endlessBatch(0).frames.length
  if (wrong.length > 0 || frameCount !== sent)
    throw new Error(`${sent} frames were sent and ${frameCount} are counted. ${wrong.join(' ')}`)
  return { acknowledged: acknowledged.size, sentAgain }
}

async function available<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error
      await pause(AGAIN_AFTER_MS)
    }
  }
}
