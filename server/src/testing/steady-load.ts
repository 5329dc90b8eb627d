import { once } from 'node:events'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import * as z from 'zod'

const load = z.object({
  url: z.string(),
  method: z.enum(['GET', 'POST']),
  authorization: z.string().optional(),
  /** Of a POST; each `#` in it becomes the number of the request. */
  body: z.string().default('{}'),
  perSecond: z.number(),
  seconds: z.number(),
})
export type Load = z.input<typeof load>

const answer = z.object({ status: z.number(), ms: z.number() })
/** Status (0 where nobody answered) and time in milliseconds, counted from when the request was due. */
export type Answer = z.infer<typeof answer>

/** Asks at a steady rate from a thread of its own, apart from the event loop of a server in this process. */
export async function steadyLoad(wanted: Load): Promise<Answer[]> {
  const worker = new Worker(new URL(import.meta.url), { workerData: wanted })
  const [answers] = await once(worker, 'message')
  return z.array(answer).parse(answers)
}

if (!isMainThread && load.safeParse(workerData).success) {
  parentPort?.postMessage(await run(load.parse(workerData)))
}

async function run(wanted: z.infer<typeof load>): Promise<Answer[]> {
  const pending: Promise<Answer>[] = []
  const startedMs = performance.now()
  for (let sent = 0; sent < wanted.perSecond * wanted.seconds; sent++) {
    const dueMs = startedMs + (sent * 1000) / wanted.perSecond
    const early = dueMs - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    pending.push(ask(wanted, String(sent), dueMs))
  }
  return await Promise.all(pending)
}

async function ask(
  { url, method, authorization, body }: z.infer<typeof load>,
  number: string,
  dueMs: number,
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      ...(method === 'POST' && { body: body.replaceAll('#', number) }),
    })
    await response.text()
    return { status: response.status, ms: performance.now() - dueMs }
  } catch {
    return { status: 0, ms: performance.now() - dueMs }
  }
}
