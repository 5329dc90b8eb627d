import { startProduct } from '@kinetra/e2e/product'
import { CONNECTION_DETAILS_PATH, connectionDetails } from '@kinetra/protocol/connection-details'
import { callerRoom } from './caller-room.ts'
import { kindOf, memoryOf, type ProcessMemory } from './process-memory.ts'
import { pause } from './voice-client.ts'

const CHAT_TOPIC = 'lk.chat'
const TRANSCRIPT_TOPIC = 'lk.transcription'
const AWAITED_MS = 30_000
/** Calls before the first measurement: caches fill and code is compiled in them. */
const WARM_UP = 5

/** Many calls one after another, each a greeting, a typed question and its answer: memory has to stay flat. */
export async function benchCalls(count: number): Promise<void> {
  const product = await startProduct({ CALL_STARTS_PER_MINUTE: '1000' })
  try {
    for (let call = 0; call < Math.min(WARM_UP, count); call += 1) await holdCall(product.url)
    const before = await settledMemory(product.pid)
    const started = Date.now()
    for (let call = 1; call <= count; call += 1) {
      await holdCall(product.url)
      if (call % 10 === 0) process.stdout.write(`${call} calls, ${totalOf(await memoryOf(product.pid))} MB\n`)
    }
    const seconds = (Date.now() - started) / 1000
    const after = await settledMemory(product.pid)
    process.stdout.write(
      `\n${count} calls, ${(seconds / count).toFixed(1)} s each\n${compared(before, after)}\n`,
    )
  } finally {
    await product.stop()
  }
}

async function holdCall(serverUrl: string): Promise<void> {
  const room = callerRoom()
  const spoken = new Set<string>()
  room.registerTextStreamHandler(TRANSCRIPT_TOPIC, (reader, { identity }) => {
    // The coach may leave in the middle of a sentence, because the call is ended.
    void reader.readAll().catch(() => undefined)
    if (identity.startsWith('agent-'))
      spoken.add(reader.info.attributes?.['lk.segment_id'] ?? reader.info.streamId)
  })
  const details = connectionDetails.parse(await post(`${serverUrl}${CONNECTION_DETAILS_PATH}`))
  try {
    await room.connect(details.serverUrl, details.participantToken, { autoSubscribe: true, dynacast: false })
    await until(() => spoken.size > 0, 'a greeting')
    const greetings = spoken.size
    await room.localParticipant?.sendText('What can you do?', { topic: CHAT_TOPIC })
    await until(() => spoken.size > greetings, 'an answer')
  } finally {
    if (details.callId) await post(`${serverUrl}/api/calls/${details.callId}/end`)
    await room.disconnect()
  }
}

async function post(url: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.status === 204 ? null : await response.json()
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + AWAITED_MS
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`${what} did not come within ${AWAITED_MS / 1000} s`)
    await pause(20)
  }
}

/** The memory once the processes of ended calls are gone: as many processes as there were, twice in a row. */
async function settledMemory(root: number): Promise<ProcessMemory[]> {
  const deadline = Date.now() + AWAITED_MS
  let last = await memoryOf(root)
  for (;;) {
    await pause(3000)
    const now = await memoryOf(root)
    const isSettled = now.length === last.length && now.filter(isJob).length <= 1
    if (isSettled || Date.now() > deadline) return now
    last = now
  }
}

function isJob({ name }: ProcessMemory): boolean {
  return kindOf(name) === 'job process (warm)'
}

function compared(before: readonly ProcessMemory[], after: readonly ProcessMemory[]): string {
  const kinds = [...new Set([...before, ...after].map(({ name }) => kindOf(name)))]
  const rows = kinds.map((kind): [string, number, number] => [
    kind,
    totalOf(before.filter(({ name }) => kindOf(name) === kind)),
    totalOf(after.filter(({ name }) => kindOf(name) === kind)),
  ])
  rows.push(['the whole tree', totalOf(before), totalOf(after)])
  const line = (kind: string, ...cells: readonly (string | number)[]) =>
    `${kind.padEnd(28)}${cells.map((cell) => String(cell).padStart(8)).join('')}`
  return [
    line('private memory, MB', 'before', 'after', 'more'),
    ...rows.map(([kind, was, is]) => line(kind, was, is, is - was)),
  ].join('\n')
}

function totalOf(memories: readonly ProcessMemory[]): number {
  return Math.round(memories.reduce((sum, { megabytes }) => sum + megabytes, 0))
}
