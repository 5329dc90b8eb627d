import { setTimeout as sleep } from 'node:timers/promises'
import { LOCAL_USER, SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { initializeLogger, log } from '@livekit/agents'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { openTestStore } from '../testing/test-store.ts'
import { configFor } from '../testing/text-call.ts'
import { warmUp } from './warm-up.ts'

let database: Awaited<ReturnType<typeof openTestStore>>
let provider: ScriptedProvider

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  database = await openTestStore()
}, 60_000)
afterAll(() => database.close())
beforeEach(async () => {
  provider = await startScriptedProvider()
})
afterEach(() => provider.close())

const localModels = () =>
  readConfig({
    LIVEKIT_URL: 'ws://127.0.0.1:7880',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'secret',
    MODELS_URL: provider.baseUrl,
    MODELS_API_KEY: 'local',
  })
/** Without the request by which LiveKit's plugin opens its connection. */
const asked = () => provider.requests.map(({ path }) => path).filter((path) => path !== '/models')

it('asks the local models for a greeting with its tool and its sound, and leaves nothing behind', async () => {
  provider.script(
    '/chat/completions',
    { toolCalls: [{ name: 'get_current_workout', arguments: {} }] },
    { text: 'Hello there.' },
  )
  provider.script('/audio/speech', {})
  await warmUp(localModels(), database.store)
  expect(asked()).toEqual(['/chat/completions', '/chat/completions', '/audio/speech'])
  for (const user of [LOCAL_USER, SAMPLE_OWNER]) expect(await database.store.calls.list(user, {})).toEqual([])
})

it.each([
  ['in time', undefined],
  ['late, on a busy machine, when nobody waits for it any more', 50],
])(
  'is whole before its session is closed: nothing is broken off, and nothing is warned of: %s',
  async (_, limitMs) => {
    const warned = vi.spyOn(log(), 'warn')
    provider.script('/chat/completions', { text: 'Hello there.' })
    provider.script('/audio/speech', { soundMs: 1000, endsAfter: sleep(300) })
    await warmUp(localModels(), database.store, limitMs)
    // The session closes after it.
    await sleep(800)
    expect(warned.mock.calls.join()).not.toContain('TTS task failed')
    expect(asked()).toContain('/audio/speech')
    warned.mockRestore()
  },
)

it('does not ask models that cost money', async () => {
  await warmUp(configFor(provider.baseUrl), database.store)
  expect(asked()).toEqual([])
})

it('ends where the models fail', async () => {
  await warmUp(localModels(), database.store)
  expect(asked()).toContain('/chat/completions')
})
