import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Heard } from './moonshine.ts'
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './recognition-worker.ts'

/** {@link Moonshine} in a thread of its own, which serves nobody else. */
export class WorkerMoonshine {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve: (heard: Heard) => void; reject: (error: Error) => void }>()
  #count = 0
  #failure: Error | undefined
  #hearing: Promise<unknown> = Promise.resolve()

  private constructor(worker: Worker) {
    this.#worker = worker
    worker.on('message', (answer: WorkerAnswer) => this.#settle(answer))
    worker.on('error', (error: Error) => this.#fail(error))
    worker.on('exit', () => this.#fail(new Error('The recogniser has ended; start the model server again.')))
    // It must not keep a process that has nothing else to do.
    worker.unref()
  }

  static async load(start: WorkerStart): Promise<WorkerMoonshine> {
    const worker = new Worker(new URL('./recognition-worker.ts', import.meta.url), { workerData: start })
    await once(worker, 'message')
    return new WorkerMoonshine(worker)
  }

  /** @param samples at 16 kHz. Rejects soon after the signal is aborted. */
  hear(samples: Float32Array, signal?: AbortSignal): Promise<Heard> {
    if (this.#failure) return Promise.reject(this.#failure)
    this.#count += 1
    const id = this.#count
    const send = (request: WorkerRequest) => this.#worker.postMessage(request)
    const cancel = () => send({ id, samples: undefined })
    const heard = new Promise<Heard>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      send({ id, samples })
    }).catch((error: unknown) => {
      signal?.throwIfAborted()
      throw error
    })
    signal?.addEventListener('abort', cancel, { once: true })
    this.#hearing = Promise.allSettled([this.#hearing, heard])
    return heard.finally(() => signal?.removeEventListener('abort', cancel))
  }

  /** Ends the thread after what it hears now: the onnxruntime aborts a process that ends in the middle of a sound. */
  async close(): Promise<void> {
    this.#failure ??= new Error('The recogniser has ended; start the model server again.')
    this.#worker.ref()
    await this.#hearing
    await this.#worker.terminate()
  }

  #settle(answer: WorkerAnswer): void {
    const caller = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('heard' in answer) caller?.resolve(answer.heard)
    else caller?.reject(new Error(answer.error))
  }

  #fail(error: Error): void {
    this.#failure ??= error
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
