import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { testConfig } from '@kinetra/store/testing/config'
import { startWireServer, type WireServer } from '@kinetra/store/testing/mongo-java-server'
import { wireServerMissing } from '@kinetra/store/testing/wire-server-here'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type LiveKitServer, reasonToSkip, startLiveKitServer } from '../testing/livekit-server.ts'
import { RoomCall } from '../testing/room-call.ts'
import { MOST_SILENT_MS } from '../testing/room-user.ts'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { configFor } from '../testing/text-call.ts'

const CHAT = '/chat/completions'
const AWAY_MS = 30_000
const skipped = reasonToSkip() ?? (await wireServerMissing())

describe.skipIf(skipped)(`a store that is away during a call ${skipped ?? ''}`, () => {
  let folder: string
  let livekit: LiveKitServer
  let database: WireServer
  let store: Store
  let provider: ScriptedProvider
  let call: RoomCall

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kinetra-store-away-'))
    const started = await startWireServer(testConfig().cacheFolder, { dataFile: join(folder, 'data') })
    if ('reason' in started) throw new Error(started.reason)
    database = started
    store = await openStore({ mongodbUri: database.uri, databasePath: '' })
    livekit = await startLiveKitServer()
    provider = await startScriptedProvider()
    provider.script('/audio/speech', {})
    provider.script(CHAT, { text: 'Hello there.' })
    call = await RoomCall.start(livekit, store, configFor(provider.baseUrl))
  }, 120_000)
  afterAll(async () => {
    await call?.end()
    await provider?.close()
    await livekit?.stop()
    await store?.close()
    await database?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const turns = async () => (await store.calls.turns(call.callId)).map(({ text }) => text)

  it('the coach says that it cannot look, is not silent for long, and remembers everything once the store is back', async () => {
    await vi.waitFor(async () => expect(await turns()).toEqual(['Hello there.']))
    await database.stop()
    const wentAway = performance.now()
    provider.replace(CHAT, { toolCalls: [{ name: 'list_workouts', arguments: {} }] })
    const asked = await call.user.type('Which runs are there?')
    await vi.waitFor(() =>
      expect(call.user.told.some((event) => event.kind === 'tool' && !event.ok)).toBe(true),
    )
    provider.replace(CHAT, { text: 'I cannot reach your workouts right now.' })
    await vi.waitFor(() => expect(call.user.captions.join(' ')).toContain('cannot reach'))
    expect(call.user.silenceOfCoach(asked)).toBeLessThan(MOST_SILENT_MS)

    await sleep(Math.max(0, wentAway + AWAY_MS - performance.now()))
    await database.restart()
    await vi.waitFor(async () => {
      // A look that takes long is announced first, in a turn of its own.
      const [, question, ...answers] = await turns()
      expect(question).toBe('Which runs are there?')
      expect(answers.at(-1)).toContain('cannot reach')
    })
    expect(await store.calls.lease(call.callId)).toMatchObject({ holder: call.jobId })
  }, 90_000)
})
