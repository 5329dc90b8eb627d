import { Worker } from 'node:worker_threads'
import type { AppendAnswer, AppendRequest } from '@kinetra/store/append-worker'
import { ConflictError, InvalidInputError, NotFoundError, StoreUnavailableError } from '@kinetra/store/errors'
import type { AppendResult, Store } from '@kinetra/store/store'

/** A live insole sends 25 frames; from here on a batch is an import's, and takes longer than others should wait. */
const LARGE_BATCH = 50
const PROGRAM = new URL(import.meta.resolve('@kinetra/store/append-worker'))

interface Waiting {
  readonly resolve: (result: AppendResult) => void
  readonly reject: (error: Error) => void
}

/** The store, but large batches are analysed and written in a thread of its own, off the loop that answers requests. */
export function appendApart(
  store: Store,
  settings: { readonly databasePath: string; readonly mongodbUri?: string | undefined },
): Store {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let asked = 0

  const start = () => {
    const started = new Worker(PROGRAM, { workerData: settings })
    started.unref()
    started.on('message', (answer: AppendAnswer) => {
      const { resolve, reject } = waiting.get(answer.number) ?? {}
      waiting.delete(answer.number)
      if ('result' in answer) resolve?.(answer.result)
      else reject?.(errorOf(answer.problem, answer.message))
    })
    const gone = (cause: unknown) => {
      if (thread === started) thread = undefined
      for (const { reject } of waiting.values()) reject(new StoreUnavailableError(cause))
      waiting.clear()
    }
    started.on('error', gone)
    started.on('exit', gone)
    return started
  }
  const append = async (request: Omit<AppendRequest, 'number'>) =>
    await new Promise<AppendResult>((resolve, reject) => {
      thread ??= start()
      asked += 1
      waiting.set(asked, { resolve, reject })
      thread.postMessage({ ...request, number: asked } satisfies AppendRequest)
    })

  return {
    ...store,
    workouts: {
      ...store.workouts,
      appendFrames: async (ownerId, id, batch) =>
        batch.frames.length < LARGE_BATCH
          ? await store.workouts.appendFrames(ownerId, id, batch)
          : await append({ ownerId, id, batch }),
    },
    async close() {
      await thread?.terminate()
      await store.close()
    },
  }
}

function errorOf(problem: string, message: string): Error {
  if (problem === 'NotFoundError') return new NotFoundError('workout')
  if (problem === 'InvalidInputError') return new InvalidInputError(message)
  if (problem === 'ConflictError') return new ConflictError(message)
  if (problem === 'StoreUnavailableError') return new StoreUnavailableError(message)
  return new Error(message)
}
