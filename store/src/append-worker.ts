import { parentPort, workerData } from 'node:worker_threads'
import { ConflictError, InvalidInputError, NotFoundError, StoreUnavailableError } from './errors.ts'
import { openStore } from './open-store.ts'
import type { AppendResult, FrameBatch } from './store.ts'

/** What the thread is asked, and what it answers. */
export interface AppendRequest {
  readonly number: number
  readonly ownerId: string
  readonly id: string
  readonly batch: FrameBatch
}
export type AppendAnswer = { readonly number: number } & (
  | { readonly result: AppendResult }
  | { readonly problem: string; readonly message: string }
)

const NAMED = [ConflictError, InvalidInputError, NotFoundError, StoreUnavailableError]

// Appends with a connection of its own, beside the thread that answers requests.
const store = await openStore(workerData)
parentPort?.on('message', ({ number, ownerId, id, batch }: AppendRequest) => {
  store.workouts.appendFrames(ownerId, id, batch).then(
    (result) => parentPort?.postMessage({ number, result } satisfies AppendAnswer),
    (error: unknown) => {
      const named = NAMED.find((kind) => error instanceof kind)
      const message = error instanceof Error ? error.message : String(error)
      parentPort?.postMessage({ number, problem: named?.name ?? 'Error', message } satisfies AppendAnswer)
    },
  )
})
