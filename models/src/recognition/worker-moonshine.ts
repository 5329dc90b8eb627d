import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { HearRequest, WorkerAnswer, WorkerStart } from './recognition-worker.ts'

/** {@link Moonshine} in a thread of its own, which serves nobody else. */
export class WorkerMoonshine {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve: (text: string) => void; reject: (error: Error) => void }>()
  #count = 0
  #failure: Error | undefined

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

  /** @param samples at 16 kHz. */
  hear(samples: Float32Array): Promise<string> {
    if (this.#failure) return Promise.reject(this.#failure)
    this.#count += 1
    const request: HearRequest = { id: this.#count, samples }
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject })
      this.#worker.postMessage(request)
    })
  }

  #settle(answer: WorkerAnswer): void {
    const caller = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('text' in answer) caller?.resolve(answer.text)
    else caller?.reject(new Error(answer.error))
  }

  #fail(error: Error): void {
    this.#failure ??= error
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
