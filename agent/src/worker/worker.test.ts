import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import { LOCAL_USER, SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { signJobToken } from '@kinetra/protocol/job-token'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { freePort } from '@kinetra/store/testing/free-ports'
import { copySamples } from '@kinetra/store/testing/samples'
import type { Room } from '@livekit/rtc-node'
import { RoomAgentDispatch, RoomServiceClient } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  API_KEY,
  API_SECRET,
  type LiveKitServer,
  reasonToSkip,
  startLiveKitServer,
} from '../testing/livekit-server.ts'
import { joinRoom, type RealWorker, startRealWorker } from '../testing/real-worker.ts'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { startTraceSink, type TraceSink } from '../testing/trace-sink.ts'

const skipped = reasonToSkip()
const nobody = await freePort()
const JOB_SECRET = 'a secret that is long enough for signing jobs'
const SLOW = { timeout: 90_000, interval: 200 }

describe.skipIf(skipped)(`a worker at a real LiveKit ${skipped ?? ''}`, { timeout: 240_000 }, () => {
  let folder: string
  let livekit: LiveKitServer
  let store: Store
  let provider: ScriptedProvider
  let sink: TraceSink
  let settings: Record<string, string>
  const workers: RealWorker[] = []
  /** The one that outlives most tests. */
  let first: RealWorker
  const rooms: Room[] = []
  const start = (more: Record<string, string> = {}) => {
    const worker = startRealWorker({ ...settings, ...more }, folder)
    workers.push(worker)
    return worker
  }
  const enter = async (name: string, metadata?: string) => {
    const room = await joinRoom(livekit.url, name, metadata)
    rooms.push(room)
    return room
  }
  const isHealthy = async (worker: RealWorker) => {
    const address = worker.addresses()?.health
    expect(address, worker.printed()).toBeDefined()
    expect((await fetch(address ?? '')).status, worker.printed()).toBe(200)
  }
  const figures = async (worker: RealWorker) => await (await fetch(worker.addresses()?.metrics ?? '')).text()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kinetra-worker-'))
    const databasePath = join(folder, 'kinetra.db')
    await copySamples(databasePath)
    store = await openStore({ databasePath })
    livekit = await startLiveKitServer()
    provider = await startScriptedProvider()
    provider.script('/chat/completions', { text: 'You did well.' })
    provider.script('/audio/speech', { text: '' })
    sink = await startTraceSink()
    settings = {
      LIVEKIT_URL: livekit.url,
      KINETRA_DB: databasePath,
      KINETRA_CACHE: join(folder, 'cache'),
      AGENT_PORT: String(await freePort()),
      AGENT_METRICS_PORT: String(await freePort()),
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint,
      ...Object.fromEntries(
        ['STT', 'LLM', 'TTS'].flatMap((stage) => [
          [`COACH_${stage}`, 'compatible/test'],
          [`COACH_${stage}_BASE_URL`, provider.baseUrl],
        ]),
      ),
    }
  }, 60_000)
  afterAll(async () => {
    for (const room of rooms) await room.disconnect().catch(() => undefined)
    for (const worker of workers) await worker.kill()
    await livekit?.stop()
    await provider?.close()
    await sink?.close()
    await store?.close()
    await rm(folder, { recursive: true, force: true })
  }, 60_000)

  it.each([
    [
      'a wrong secret',
      { LIVEKIT_API_SECRET: 'another secret that is long enough' },
      /LIVEKIT_API_SECRET is not its secret/,
    ],
    ['an unknown key', { LIVEKIT_API_KEY: 'otherkey' }, /does not know the key otherkey/],
    [
      'an address where nothing listens',
      { LIVEKIT_URL: `ws://127.0.0.1:${nobody}` },
      /ECONNREFUSED.*Nothing listens there/,
    ],
    ['no models', { COACH_LLM: 'openai/gpt-4.1-mini' }, /COACH_LLM asks for OpenAI: set OPENAI_API_KEY/],
  ])('with %s ends with a message and a code, and tries no longer', async (_what, wrong, message) => {
    const worker = start(wrong)
    expect(await worker.exited).toBe(1)
    expect(worker.printed()).toMatch(message)
    expect(worker.printed().trim().split('\n').length).toBeLessThanOrEqual(3)
  })

  it('reads an .env file, and shares a machine with a second one', async () => {
    const { AGENT_PORT: port = '', LIVEKIT_URL: url, ...rest } = settings
    await writeFile(join(folder, '.env'), `AGENT_PORT=${port}\nLIVEKIT_URL=${url}\n`)
    // As many processes as it has calls at most, and one more: the others wait to begin.
    first = startRealWorker({ ...rest, AGENT_CAPACITY: '3', AGENT_IDLE_PROCESSES: '' }, folder)
    workers.push(first)
    await vi.waitFor(() => isHealthy(first), SLOW)
    expect(first.addresses()?.health).toContain(`:${port}/`)
    const second = start()
    await vi.waitFor(() => isHealthy(second), SLOW)
    expect(second.addresses()?.health).not.toBe(first.addresses()?.health)
    expect(second.addresses()?.metrics).not.toBe(first.addresses()?.metrics)
    await vi.waitFor(async () => expect(await store.workers.alive(5000)).toHaveLength(2), SLOW)
    second.signal('SIGTERM')
    expect(await second.exited, second.printed()).toBe(0)
    expect(await store.workers.alive(60_000)).toHaveLength(1)
  })

  const childrenOf = async (pid: number) =>
    (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean).map(Number)

  it.runIf(process.platform === 'linux')('keeps no thread that watches an event loop', async () => {
    const threads = [first.pid, ...(await childrenOf(first.pid))].flatMap((pid) =>
      readdirSync(`/proc/${pid}/task`).map((id) => readFileSync(`/proc/${pid}/task/${id}/comm`, 'utf8')),
    )
    // Names are cut to 15 letters.
    expect(threads.filter((name) => name.startsWith('livekit-loop'))).toEqual([])
    expect(threads.length).toBeGreaterThan(10)
  })

  const hasVoiceIn = async (name: string) => {
    const rooms = new RoomServiceClient(livekit.url, API_KEY, API_SECRET)
    const [sample] = (await store.workouts.list(SAMPLE_OWNER, { limit: 1 })).workouts
    const metadata = JSON.stringify({ workout_id: sample?.id })
    await rooms.createRoom({ name, agents: [new RoomAgentDispatch({ agentName: AGENT_NAME, metadata })] })
    await vi.waitFor(async () => {
      const members = await rooms.listParticipants(name)
      expect(members.map(({ tracks }) => tracks.length)).toEqual([1])
    }, SLOW)
    await rooms.deleteRoom(name)
  }

  it('has its voice in the room before the user comes', async () => await hasVoiceIn('kinetra-session-early'))

  it.runIf(process.platform === 'linux')(
    'takes the next call also where all of its warm processes were killed',
    async () => {
      const timesUsed = async () =>
        await Promise.all(
          (await childrenOf(first.pid)).map(async (pid) => [
            pid,
            ...(await readFile(`/proc/${pid}/stat`, 'utf8')).split(' ').slice(13, 15),
          ]),
        )
      // One that is ready comes to rest.
      const rested = await vi.waitFor(async () => {
        const before = await timesUsed()
        await setTimeout(500)
        expect(await timesUsed()).toEqual(before)
        return before.map(([pid]) => Number(pid))
      }, SLOW)
      expect(rested.length).toBeGreaterThan(0)
      for (const pid of rested) process.kill(pid, 'SIGKILL')
      await hasVoiceIn('kinetra-session-killed')
    },
  )

  it('finds LiveKit again after it was restarted', async () => {
    const worker = first
    await livekit.stop()
    await vi.waitFor(async () => await expect(isHealthy(worker)).rejects.toThrow(), SLOW)
    livekit = await startLiveKitServer(livekit.port)
    await vi.waitFor(() => isHealthy(worker), SLOW)
  })

  it('holds calls, counts and traces them, and on SIGTERM ends only after them', async () => {
    const worker = first
    const begun = Number(/kinetra_agent_calls_total (\d+)/.exec(await figures(worker))?.[1])
    const room = await enter('kinetra-session-one')
    const heard: string[] = []
    let sessionEvents = 0
    room.registerByteStreamHandler('lk.agent.session', () => {
      sessionEvents += 1
    })
    room.registerTextStreamHandler('lk.transcription', (reader) => {
      void reader.readAll().then(
        (text) => heard.push(text),
        () => undefined,
      )
    })
    await vi.waitFor(() => expect(room.remoteParticipants.size, worker.printed()).toBe(1), SLOW)
    await vi.waitFor(() => expect(heard.join(' ')).toContain('You did well.'), SLOW)

    expect(sessionEvents).toBe(0)
    // The call of the server that was stopped has left its place.
    await vi.waitFor(async () => expect((await store.workers.alive(60_000))[0]?.calls).toBe(1), SLOW)
    const more = [await enter('kinetra-session-more'), await enter('kinetra-session-most')]
    const coaches = () => more.map(({ remoteParticipants }) => remoteParticipants.size)
    await vi.waitFor(() => expect(coaches(), worker.printed()).toEqual([1, 1]), SLOW)
    worker.signal('SIGTERM')
    await vi.waitFor(() => expect(worker.printed()).toContain('draining'), SLOW)
    await vi.waitFor(async () => {
      const [entry] = await store.workers.alive(60_000)
      expect(entry?.calls).toBe(entry?.capacity)
    }, SLOW)
    const late = await enter('kinetra-session-two')
    heard.length = 0
    await room.localParticipant?.sendText('How many events were there?', { topic: 'lk.chat' })
    await vi.waitFor(() => expect(heard.join(' ')).toContain('You did well.'), SLOW)
    expect(late.remoteParticipants.size).toBe(0)
    expect(coaches()).toEqual([1, 1])

    await vi.waitFor(async () => {
      const text = await figures(worker)
      expect(text).toContain(`kinetra_agent_calls_total ${begun + 3}`)
      expect(text).toContain(`kinetra_agent_arrival_seconds_bucket{le="60"} ${begun + 3}`)
      expect(text).toMatch(/kinetra_agent_first_sound_seconds_bucket\{le="60"\} [1-4]/)
      expect(text).toContain('kinetra_agent_capacity 0')
      expect(text).toMatch(/kinetra_agent_turns_total\{who="coach"\} [2-9]/)
      expect(text).toMatch(/kinetra_agent_turns_total\{who="user"\} 1/)
      expect(text).toMatch(/kinetra_agent_stage_seconds_count\{stage="chat_model"\} [1-9]/)
      expect(text).toMatch(/kinetra_agent_stage_seconds_count\{stage="text_to_speech"\} [1-9]/)
    }, SLOW)

    const service = new RoomServiceClient(livekit.url, API_KEY, API_SECRET)
    for (const name of ['one', 'more', 'most']) await service.deleteRoom(`kinetra-session-${name}`)
    expect(await worker.exited, worker.printed()).toBe(0)
    expect(await store.workers.alive(60_000)).toHaveLength(0)

    const spans = sink.received()
    expect(spans).toContain('kinetra-agent')
    expect(spans).toContain('job_entrypoint')
    for (const personal of ['jane-doe', 'You did well', 'How many events', 'voice coach. Kinetra measures'])
      expect(spans).not.toContain(personal)
  })

  it('cuts a call off when the time for draining is over; what was heard is stored, and the call is free', async () => {
    const worker = start({ AGENT_DRAIN_TIMEOUT_S: '1', KINETRA_JOB_SECRET: JOB_SECRET })
    await vi.waitFor(() => isHealthy(worker), SLOW)
    const callId = randomBytes(16).toString('hex')
    const roomName = `kinetra-session-${callId}`
    await store.calls.create({ id: callId, userId: LOCAL_USER, roomName, workoutId: null })
    const call = await signJobToken({ callId, room: roomName, userId: LOCAL_USER }, [JOB_SECRET])
    provider.replace('/audio/speech', { soundMs: 60_000 })
    const room = await enter(roomName, JSON.stringify({ call }))
    let heard = ''
    room.registerTextStreamHandler('lk.transcription', (reader) => {
      const read = async () => {
        for await (const words of reader) heard += words
      }
      void read().catch(() => undefined)
    })
    // Its sound goes on for a minute.
    await vi.waitFor(() => expect(heard, worker.printed()).toContain('You did well.'), SLOW)
    worker.signal('SIGTERM')
    expect(await worker.exited, worker.printed()).toBe(0)
    await vi.waitFor(() => expect(room.remoteParticipants.size).toBe(0), SLOW)
    expect(await store.calls.turns(callId)).toMatchObject([
      { who: 'coach', text: 'You did well.', interrupted: true },
    ])
    expect(await store.calls.lease(callId)).toBeNull()
    expect(worker.printed()).not.toContain('could not be stored')
  })
})
