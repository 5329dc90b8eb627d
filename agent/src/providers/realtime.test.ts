import type { CallEvent } from '@kinetra/protocol/call-events'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { UTC } from '@kinetra/protocol/time-zone'
import { DEFAULT_SETTINGS } from '@kinetra/workouts/settings'
import { initializeLogger, type voice } from '@livekit/agents'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { CallState } from '../call/call-state.ts'
import { EchoDetector } from '../call/echo-detector.ts'
import { Floor } from '../call/floor.ts'
import { Coach } from '../coach/coach.ts'
import { instructionsOn } from '../coach/instructions.ts'
import { PreparedReplies } from '../coach/prepared-tools.ts'
import { readConfig } from '../config.ts'
import { noCues } from '../cues/call-cues.ts'
import { createLedger } from '../numbers/ledger.ts'
import { collectGarbage } from '../testing/collect-garbage.ts'
import { Microphone } from '../testing/microphone.ts'
import { type ScriptedRealtime, startScriptedRealtime } from '../testing/scripted-realtime.ts'
import { openTestStore } from '../testing/test-store.ts'
import { createRealtimeSession, UNCHECKED_NOTICE } from './realtime.ts'

let database: Awaited<ReturnType<typeof openTestStore>>
let model: ScriptedRealtime
let session: voice.AgentSession<CallState>
const announced: CallEvent[] = []

beforeAll(async () => {
  database = await openTestStore()
}, 60_000)
afterAll(() => database.close())
beforeEach(() => {
  initializeLogger({ pretty: false, level: 'silent' })
  announced.length = 0
})
afterEach(async () => {
  await session.close()
  await model.close()
}, 30_000)

async function startCall(
  script: Parameters<typeof startScriptedRealtime>[0],
  microphone?: voice.AudioInput,
): Promise<CallState> {
  model = await startScriptedRealtime(script)
  const [workout] = (await database.store.workouts.list(LOCAL_USER, { type: 'running' })).workouts
  const call: CallState = {
    callId: null,
    viewerId: LOCAL_USER,
    timeZone: UTC,
    store: database.store,
    page: { showRegion: async () => 'shown', seekTo: async () => 'moved', openWorkout: async () => 'opened' },
    ledger: createLedger(),
    floor: new Floor(new EchoDetector(), null),
    settings: DEFAULT_SETTINGS,
    workoutId: workout?.id ?? null,
    pageContext: null,
    cues: noCues(),
    prepared: new PreparedReplies(),
    announce: (event) => announced.push(event),
    endCall: () => undefined,
  }
  const config = readConfig({
    LIVEKIT_URL: 'ws://127.0.0.1:7880',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'secret',
    COACH_PIPELINE: 'realtime',
    COACH_REALTIME_BASE_URL: model.baseUrl,
    OPENAI_API_KEY: 'sk-test',
  })
  session = createRealtimeSession(config, call)
  session.input.audio = microphone ?? null
  await session.start({ agent: new Coach(), record: false })
  return call
}

const sent = (type: string) => model.received.filter((event) => event.type === type)

it('gives the speech-to-speech model the coach’s instructions and all tools', async () => {
  await startCall([{ says: 'Hello.' }])
  await vi.waitFor(() => {
    const updates = JSON.stringify(sent('session.update'))
    expect(updates).toContain(JSON.stringify(instructionsOn('UTC')).slice(1, -1))
    for (const tool of ['get_events', 'get_trend', 'show_region', 'end_call']) expect(updates).toContain(tool)
  })
  expect(model.connection()).toMatchObject({ authorization: 'Bearer sk-test' })
  expect(model.connection()?.url).toContain('model=gpt-realtime')
})

it('runs the tools it calls, and tells the page that its numbers are not checked', async () => {
  const call = await startCall([
    { call: 'get_current_workout', arguments: {} },
    { says: 'That was a good run.' },
  ])
  session.generateReply({ userInput: 'How was it?' })
  await vi.waitFor(() => {
    const outputs = sent('conversation.item.create').filter(({ item }) =>
      JSON.stringify(item).includes('function_call_output'),
    )
    expect(JSON.stringify(outputs)).toContain(call.workoutId)
    expect(announced).toContainEqual({ kind: 'notice', message: UNCHECKED_NOTICE })
  })
  expect(announced).toContainEqual(expect.objectContaining({ kind: 'tool', name: 'get_current_workout' }))
})

it('keeps no sound of the microphone that the model has got', async () => {
  const microphone = new Microphone()
  await startCall([{ says: 'Hello.' }], microphone)
  const frames = Array.from({ length: 200 }, () => microphone.hear())
  await vi.waitFor(() => expect(sent('input_audio_buffer.append').length).toBeGreaterThan(10))
  await vi.waitFor(() => {
    collectGarbage()
    expect(frames.filter((frame) => frame.deref() !== undefined).length).toBeLessThan(20)
  })
})
