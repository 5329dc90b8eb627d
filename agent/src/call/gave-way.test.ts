import { LOCAL_USER } from '@kinetra/protocol/ids'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readFacts } from '../testing/facts.ts'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { type OfflineCoach, startOfflineCoach } from '../testing/offline-coach.ts'
import { RoomCall } from '../testing/room-call.ts'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { openTestStore } from '../testing/test-store.ts'
import { configFor } from '../testing/text-call.ts'

const WAITING = 'e'.repeat(32)
const skipped = reasonToSkip()

describe.skipIf(skipped)(`a coach whose user has left ${skipped ?? ''}`, () => {
  let livekit: LiveKitServer
  let voice: ScriptedProvider
  let coach: OfflineCoach
  let database: Awaited<ReturnType<typeof openTestStore>>

  beforeAll(async () => {
    ;[livekit, voice, coach, database] = await Promise.all([
      startLiveKitServer(),
      startScriptedProvider(),
      startOfflineCoach(),
      openTestStore(),
    ])
    voice.script('/audio/speech', {})
  }, 120_000)
  afterAll(async () => {
    await Promise.all([livekit?.stop(), voice?.close(), coach?.stop(), database?.close()])
  })

  it('gives way to who waits, and the next one knows what was spoken of', { timeout: 180_000 }, async () => {
    const { store } = database
    const { COACH_STT, COACH_TTS, COACH_STT_BASE_URL, COACH_TTS_BASE_URL } = configFor(voice.baseUrl)
    const config = { ...coach.config, COACH_STT, COACH_TTS, COACH_STT_BASE_URL, COACH_TTS_BASE_URL }
    const facts = await readFacts(store, 'running')
    const workoutId = facts.workout.id
    const peakOf = (region: 'Med Heel' | 'M5') => String(Math.round(facts.region(region).peak * 10) / 10)
    const saidIn = ({ user }: RoomCall) => user.captions.join(' ')

    const first = await RoomCall.start(livekit, store, config, { workoutId })
    await vi.waitFor(() => expect(first.user.captions).not.toEqual([]))
    await first.user.type('What was my peak pressure on the medial heel?')
    await vi.waitFor(() => expect(saidIn(first)).toContain(peakOf('Med Heel')))
    await vi.waitFor(async () => expect((await store.calls.turns(first.callId)).length).toBeGreaterThan(2))

    await store.calls.create({ id: WAITING, userId: LOCAL_USER, roomName: 'waits', workoutId: null })
    expect(await store.calls.remember(WAITING, 0, '{}', await store.now())).toBe(true)
    await first.user.leave()
    expect(await first.shutDown).toBe('somebody else waits for the place')
    await first.end()
    expect(await store.calls.lease(first.callId)).toBeNull()
    expect((await store.calls.get(LOCAL_USER, first.callId)).endedAt).toBeNull()

    const second = await RoomCall.start(livekit, store, config, { workoutId, callId: first.callId })
    await vi.waitFor(() => expect(second.user.captions).not.toEqual([]))
    await second.user.type('And what about the fifth metatarsal?')
    await vi.waitFor(() => expect(saidIn(second)).toContain(peakOf('M5')))
    await second.end()
  })
})
