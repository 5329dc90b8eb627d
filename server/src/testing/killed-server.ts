import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { testingEnvironment } from './config.ts'
import { evenFrames } from './frames.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const FRAMES_A_BATCH = 25
const MS_A_BATCH = FRAMES_A_BATCH * 20
/** Batches that are on their way at once. */
const SENDERS = 4
const START_MS = Date.parse('2026-05-04T07:00:00Z')

export interface KillReport {
  readonly acknowledged: number
  /** Batches that were sent again because the kill cut their answer off. */
  readonly sentAgain: number
  /** Acknowledged batches that were not there, whole and once, after a kill. */
  readonly wrong: readonly number[]
  /** What the workout and its summary say at the end, and what was sent. */
  readonly counted: { readonly workout: number; readonly summary: number; readonly sent: number }
}

interface Server {
  readonly child: ChildProcess
  readonly url: string
}

/**
 * Kills a server with SIGKILL in the middle of appends over HTTP, again and again, and starts it anew on the same
 * SQLite file; what was not acknowledged is sent again, as an insole does.
 */
export async function killServer(kills: number, databasePath: string): Promise<KillReport> {
  const acknowledged = new Set<number>()
  const wrong = new Set<number>()
  let unanswered: number[] = []
  let sentAgain = 0
  let next = 0
  let server = await start(databasePath)
  try {
    const { id } = await json<{ id: string }>(server, '/api/workouts', { name: 'Run', type: 'running' })
    for (let kill = 0; kill < kills; kill++) {
      const { child, url } = server
      const exit = once(child, 'exit')
      const waiting = unanswered
      unanswered = []
      sentAgain += waiting.length
      let answers = 0
      const send = async () => {
        for (;;) {
          const seq = waiting.shift() ?? next++
          const answer = await append(url, id, seq)
          if (answer === 'none') {
            unanswered.push(seq)
            return
          }
          if (answer === 'refused') {
            waiting.push(seq)
            await pause(50)
            continue
          }
          acknowledged.add(seq)
          answers += 1
          // At a different moment each time: after an acknowledgement, or into the next append.
          if (answers === 8 + (kill % 7)) void pause(kill % 5).then(() => child.kill('SIGKILL'))
        }
      }
      await Promise.all(Array.from({ length: SENDERS }, send))
      unanswered.push(...waiting)
      await exit
      server = await start(databasePath)
      const stored = await storedBatches(server, id, next)
      for (const seq of acknowledged) if (stored.get(seq) !== FRAMES_A_BATCH) wrong.add(seq)
    }
    sentAgain += unanswered.length
    for (const seq of unanswered) {
      if ((await append(server.url, id, seq)) === 'acknowledged') acknowledged.add(seq)
    }
    const stored = await storedBatches(server, id, next)
    for (const seq of acknowledged) if (stored.get(seq) !== FRAMES_A_BATCH) wrong.add(seq)
    const workout = await json<{ frameCount: number }>(server, `/api/workouts/${id}`)
    const summary = await json<{ frameCount: number }>(server, `/api/workouts/${id}/summary`)
    return {
      acknowledged: acknowledged.size,
      sentAgain,
      wrong: [...wrong],
      counted: { workout: workout.frameCount, summary: summary.frameCount, sent: next * FRAMES_A_BATCH },
    }
  } finally {
    server.child.kill('SIGKILL')
  }
}

async function start(databasePath: string): Promise<Server> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: testingEnvironment.path,
      NODE_COMPILE_CACHE: testingEnvironment.compileCache,
      LOG_LEVEL: 'error',
      PORT: '0',
      KINETRA_DB: databasePath,
      // Nobody calls: LiveKit is not there.
      LIVEKIT_URL: 'ws://127.0.0.1:9',
      LIVEKIT_API_KEY: 'none',
      LIVEKIT_API_SECRET: 'nobody-calls-in-this-test-of-32-characters',
      KINETRA_JOB_SECRET: 'nobody-calls-in-this-test-of-32-characters',
      REQUESTS_PER_MINUTE: '1000000',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const url = await new Promise<string>((ready, failed) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const address = /ready at (\S+)/.exec(text)?.[1]
      if (address) ready(address)
    })
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}.`)))
  })
  return { child, url }
}

/** A busy server refuses a batch, which is sent again; a dead one gives no answer. */
async function append(url: string, id: string, seq: number): Promise<'acknowledged' | 'refused' | 'none'> {
  try {
    const response = await fetch(`${url}/api/workouts/${id}/frames`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ seq, frames: evenFrames(START_MS + seq * MS_A_BATCH, FRAMES_A_BATCH) }),
    })
    await response.text()
    return response.ok ? 'acknowledged' : 'refused'
  } catch {
    return 'none'
  }
}

async function json<T>({ url }: Server, path: string, body?: object): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}.`)
  return (await response.json()) as T
}

/** How many frames of each batch there are. */
async function storedBatches(server: Server, id: string, upTo: number): Promise<Map<number, number>> {
  const stored = new Map<number, number>()
  // Few enough at once for an answer to hold them even where each was stored twice.
  for (let seq = 0; seq < upTo; seq += 20) {
    const period = `from_ms=${seq * MS_A_BATCH}&to_ms=${(seq + 20) * MS_A_BATCH}&limit=1000`
    const path = `/api/workouts/${id}/frames?${period}`
    const { frames } = await json<{ frames: readonly { timestamp: number }[] }>(server, path)
    for (const { timestamp } of frames) {
      const number = Math.floor((timestamp - START_MS) / MS_A_BATCH)
      stored.set(number, (stored.get(number) ?? 0) + 1)
    }
  }
  return stored
}
