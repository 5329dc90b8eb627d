import { parentPort, workerData } from 'node:worker_threads'
import { type Heard, Moonshine } from './moonshine.ts'

/** What the worker is started with, and what it is sent and answers: the onnxruntime keeps its thread busy while it runs. */
export interface WorkerStart {
  readonly folder: string
  readonly threads: number
  readonly sentences: readonly string[]
}
export type WorkerRequest =
  | { readonly id: number; readonly samples: Float32Array }
  /** Nobody wants what is heard there any more. */
  | { readonly id: number; readonly samples: undefined }
export type WorkerAnswer =
  | { readonly id: number; readonly heard: Heard }
  | { readonly id: number; readonly error: string }

const port = parentPort
if (port === null) throw new Error('This is a worker; it is started by recognition-process.ts.')
const { folder, threads, sentences } = workerData as WorkerStart
const model = await Moonshine.load(folder, threads, sentences)
const running = new Map<number, AbortController>()
port.on('message', async ({ id, samples }: WorkerRequest) => {
  if (samples === undefined) return running.get(id)?.abort()
  const cancel = new AbortController()
  running.set(id, cancel)
  const answer: WorkerAnswer = await model.hear(samples, cancel.signal).then(
    (heard) => ({ id, heard }),
    (error: unknown) => ({ id, error: error instanceof Error ? error.message : String(error) }),
  )
  running.delete(id)
  port.postMessage(answer)
})
port.postMessage('ready')
