import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PAGE_TOPIC } from '@kinetra/protocol/page'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ONE_MOMENT } from '../coach/fill-silence.ts'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { RoomCall } from '../testing/room-call.ts'
import type { RoomUser } from '../testing/room-user.ts'
import { MOST_SILENT_MS } from '../testing/room-user.ts'
import {
  type ScriptedAnswer,
  type ScriptedProvider,
  startScriptedProvider,
} from '../testing/scripted-provider.ts'
import { spokenQuestion } from '../testing/spoken-question.ts'
import { configFor } from '../testing/text-call.ts'

const CHAT = '/chat/completions'
const SPEECH = '/audio/speech'
const HEARING = '/audio/transcriptions'
const GREETING = 'Hello there.'
const ANSWER = 'Your run was fine. You can rest now.'
const VOICE_FAILED = 'My voice failed for a moment. The answer is in the captions.'
const NOT_THOUGHT = 'I could not think that through just now. Please ask me again in a moment.'
const NOT_HEARD = 'I could not hear that properly. Please say it again in a moment.'
const never = new Promise<never>(() => undefined)
const skipped = reasonToSkip()

// docs/failures.md is the table of these.
describe.skipIf(skipped)(`what fails in a call ${skipped ?? ''}`, () => {
  let folder: string
  let livekit: LiveKitServer
  let store: Store
  let provider: ScriptedProvider
  let call: RoomCall

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kinetra-failures-'))
    store = await openStore({ databasePath: join(folder, 'kinetra.db') })
    livekit = await startLiveKitServer()
  }, 60_000)
  afterAll(async () => {
    await livekit?.stop()
    await store?.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    provider = await startScriptedProvider()
    provider.script(CHAT, { text: GREETING })
    provider.script(SPEECH, {})
    call = await RoomCall.start(livekit, store, configFor(provider.baseUrl))
    await vi.waitFor(async () => expect(await turns()).toEqual([GREETING]))
    provider.replace(CHAT, { text: ANSWER })
  })
  afterEach(async () => {
    await call.end()
    await provider.close()
  })

  const turns = async () => (await store.calls.turns(call.callId)).map(({ text }) => text)
  const captions = () => call.user.captions.slice(1).join(' ')
  /** Resolves with the longest silence from a question to the last that was heard. */
  async function untilAnswered(since: number, answer = ANSWER): Promise<number> {
    await vi.waitFor(async () => {
      expect(captions()).toContain(answer)
      expect((await turns()).at(-1)).toContain(answer)
    })
    return call.user.silenceOfCoach(since)
  }

  it.each<[string, ScriptedAnswer]>([
    ['fails', { status: 500 }],
    ['stops in the middle of a sentence', { breaks: true }],
    ['goes on for good without a sound in the middle of a sentence', { endsAfter: never }],
    ['never begins', { startsAfter: never }],
  ])(
    'a voice that %s: the answer is in the captions and in the memory, and something is heard',
    async (_, fault) => {
      provider.replace(SPEECH, fault)
      const asked = await call.user.type('How was it?')
      expect(await untilAnswered(asked)).toBeLessThan(MOST_SILENT_MS)
      expect(call.user.notices).toContain(VOICE_FAILED)
      await vi.waitFor(() => expect(call.user.hasHeardSince(asked)).toBe(true))
    },
  )

  it('a voice that is slow is waited for, with signs', async () => {
    provider.replace(SPEECH, { delayMs: 5000 })
    const asked = await call.user.type('How was it?')
    expect(await untilAnswered(asked)).toBeLessThan(MOST_SILENT_MS)
    expect(call.user.notices).toEqual([])
  })

  it('a chat model that fails twice in ten seconds: both times the coach and the page say so', async () => {
    provider.replace(CHAT, { status: 500 })
    for (const times of [1, 2]) {
      const asked = await call.user.type('How was it?')
      await vi.waitFor(() => expect(call.user.notices).toEqual(Array(times).fill(NOT_THOUGHT)))
      await vi.waitFor(() => expect(captions().split(NOT_THOUGHT)).toHaveLength(times + 1))
      await vi.waitFor(() => expect(call.user.hasHeardSince(asked)).toBe(true))
    }
  })

  it('a chat model that says nothing for long: a sign within 1.5 s, in words once, and the answer', async () => {
    provider.replace(CHAT, { text: ANSWER, delayMs: 10_000 })
    const asked = await call.user.type('How was it?')
    await vi.waitFor(() => expect(call.user.hasHeardSince(asked)).toBe(true))
    const [sign = 0] = call.user.heardAt.filter((at) => at > asked)
    expect(sign - asked).toBeLessThan(1500)
    expect(await untilAnswered(asked)).toBeLessThan(MOST_SILENT_MS)
    expect(captions().split(ONE_MOMENT)).toHaveLength(2)
  })

  it('speech-to-text that is gone: the coach and the page say that it did not hear', async () => {
    provider.replace(HEARING, { status: 500 })
    const asked = await call.user.say(spokenQuestion())
    await vi.waitFor(() => expect(call.user.notices).toEqual([NOT_HEARD]))
    await vi.waitFor(() => expect(call.user.hasHeardSince(asked)).toBe(true))
    expect(call.user.silenceOfCoach(asked)).toBeLessThan(MOST_SILENT_MS)
  })

  it('speech-to-text that is slow is waited for, with signs', async () => {
    provider.replace(HEARING, { text: 'How was it?', delayMs: 5000 })
    const asked = await call.user.say(spokenQuestion())
    expect(await untilAnswered(asked)).toBeLessThan(MOST_SILENT_MS)
  })

  it('speech-to-text that only writes a marker has heard nothing', async () => {
    provider.replace(HEARING, { text: ' [BLANK_AUDIO]\n' })
    await call.user.say(spokenQuestion())
    await vi.waitFor(() => expect(provider.requests.some(({ path }) => path === HEARING)).toBe(true))
    provider.replace(HEARING, { text: 'How was it?' })
    await untilAnswered(await call.user.say(spokenQuestion()))
    const [, question = '', ...answers] = await turns()
    // A microphone that a busy machine lets falter says it in two pieces, and each is heard.
    expect(question.replaceAll('How was it?', '').trim()).toBe('')
    expect(answers).toEqual([ANSWER])
  })

  it.each(['Well done :)', 'Well done —'])(
    'an answer that ends in "%s" is no failure of the voice',
    async (text) => {
      provider.replace(CHAT, { text })
      const asked = await call.user.type('How was it?')
      await untilAnswered(asked, 'Well done')
      expect(call.user.notices).toEqual([])
    },
  )

  it('only its own user moves the coach', async () => {
    const page = (region: string) =>
      new TextEncoder().encode(JSON.stringify({ workoutId: null, region, timeMs: null }))
    const stranger = await call.admit('stranger')
    const say = async (user: RoomUser, region: string) =>
      await user.room.localParticipant?.publishData(page(region), { reliable: true, topic: PAGE_TOPIC })
    await say(call.user, 'M3')
    await say(stranger, 'M1')
    const asked = () => provider.requests.findLast(({ path }) => path === CHAT)?.body ?? ''
    await vi.waitFor(async () => {
      await call.user.type('Why is it red?')
      await vi.waitFor(() => expect(asked()).toContain('looking at region M3'), { timeout: 1000 })
    })
    expect(asked()).not.toContain('looking at region M1')
    await stranger.leave()
  })

  it('a typed message is answered for the place where it was typed', async () => {
    await untilAnswered(
      await call.user.type('Why is it red?', { workoutId: null, region: 'M3', timeMs: null }),
    )
    const asked = provider.requests.findLast(({ path }) => path === CHAT)
    expect(asked?.body).toContain('looking at region M3')
  })

  it('noise does not keep a call alive', async () => {
    await call.end()
    const hurried = { ...configFor(provider.baseUrl), COACH_IDLE_QUESTION_S: 1, COACH_IDLE_GOODBYE_S: 4 }
    provider.replace(HEARING, { text: '' })
    call = await RoomCall.start(livekit, store, hurried)
    let reason: string | undefined
    void call.shutDown.then((why) => {
      reason = why
    })
    while (reason === undefined) await Promise.race([call.user.say(spokenQuestion()), call.shutDown])
    expect(reason).toBe('the call has ended')
  })

  it('a voice that cannot be published: the job leaves, and another takes the call', async () => {
    await call.end()
    call = await RoomCall.start(livekit, store, configFor(provider.baseUrl), {
      agentMay: { canPublish: false },
    })
    expect(await call.shutDown).toBe('the voice could not be published')
    await call.end()
    provider.replace(CHAT, { text: 'Here I am.' })
    call = await RoomCall.start(livekit, store, configFor(provider.baseUrl), { callId: call.callId })
    await vi.waitFor(() => expect(call.user.captions.join(' ')).toContain('Here I am.'))
    await vi.waitFor(() => expect(call.user.hasHeardSince(0)).toBe(true))
    expect(await store.calls.lease(call.callId)).toMatchObject({ holder: call.jobId })
  })
})
