import { ownTime } from '@kinetra/store/testing/own-time'
import { inference, initializeLogger, llm } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Config, readConfig } from '../config.ts'
import {
  type ScriptedAnswer,
  type ScriptedProvider,
  startScriptedProvider,
} from '../testing/scripted-provider.ts'
import { LAST_STALL_MS, STALL_MS } from './provider-fallback.ts'
import { createProviders, type Providers } from './providers.ts'

const LIVEKIT = { LIVEKIT_URL: 'ws://127.0.0.1:7880', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' }
const ANSWERED = 'Here I am. Ask me.'
const STAND_IN = 'The local one answers.'

/** Each kind of provider, with all its stages at one address. */
const KINDS: Record<string, (url: string) => NodeJS.ProcessEnv> = {
  openai: (url) => ({ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: url }),
  compatible: (url) => ({
    ...Object.fromEntries(['STT', 'LLM', 'TTS'].map((stage) => [`COACH_${stage}`, 'compatible/test'])),
    ...Object.fromEntries(['STT', 'LLM', 'TTS'].map((stage) => [`COACH_${stage}_BASE_URL`, url])),
  }),
}

/** Each stage: where it asks, and what comes of it, as text. */
const STAGES: Record<string, { path: string; use: (providers: Providers) => Promise<string> }> = {
  'speech-to-text': {
    path: '/audio/transcriptions',
    async use({ stt }) {
      const second = new AudioFrame(new Int16Array(16_000).fill(1000), 16_000, 1, 16_000)
      return (await stt.recognize(second)).alternatives?.[0]?.text ?? ''
    },
  },
  chat: {
    path: '/chat/completions',
    async use({ llm: model }) {
      const chatCtx = new llm.ChatContext()
      chatCtx.addMessage({ role: 'user', content: 'Hello?' })
      let failure: unknown
      model.once('error', ({ error }) => {
        failure = error
      })
      const { text } = await model.chat({ chatCtx }).collect()
      if (failure) throw failure
      return text
    },
  },
  'text-to-speech': {
    path: '/audio/speech',
    async use({ tts }) {
      let failure: unknown
      tts.once('error', ({ error }) => {
        failure = error
      })
      const frames = await Array.fromAsync(
        tts.synthesize('Hello.', { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 10_000 }),
      )
      if (failure) throw failure
      return frames.length > 0 ? ANSWERED : ''
    },
  },
}

const FAULTS: Record<string, ScriptedAnswer> = {
  'answers 401': { status: 401 },
  'answers 429': { status: 429 },
  'answers 500': { status: 500 },
  'sends garbage': { garbage: true },
  'breaks off': { text: ANSWERED, breaks: true },
  'says nothing for long': { delayMs: 60_000 },
}

let configured: ScriptedProvider
let local: ScriptedProvider

beforeEach(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  ;[configured, local] = await Promise.all([startScriptedProvider(), startScriptedProvider()])
  for (const { path } of Object.values(STAGES)) local.script(path, { text: STAND_IN })
})
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all([configured.close(), local.close()])
})

const configOf = (environment: NodeJS.ProcessEnv): Config => readConfig({ ...LIVEKIT, ...environment })
const localAt = (url: string) => ({ MODELS_URL: url, MODELS_API_KEY: 'local' })
const providersOf = (config: Config) => createProviders(config, new inference.VAD(), { voice: null, rate: 1 })
const asked = ({ requests }: ScriptedProvider, path: string) =>
  requests.filter((request) => request.path === path).length

describe.each(Object.entries(STAGES))('%s', (stage, { path, use }) => {
  const standIn = stage === 'text-to-speech' ? ANSWERED : STAND_IN

  describe.each(Object.entries(KINDS))('by %s, with the local one behind it', (_, environmentOf) => {
    const start = () =>
      providersOf(configOf({ ...environmentOf(configured.baseUrl), ...localAt(local.baseUrl) }))

    it.each([0, 600])('is used as it is when it takes %i ms', async (delayMs) => {
      configured.script(path, { text: ANSWERED, delayMs })
      expect(await use(start())).toBe(ANSWERED)
      expect(asked(local, path)).toBe(0)
    })

    it.each(Object.entries(FAULTS))('%s: the local one does the same request', async (__, fault) => {
      configured.script(path, fault)
      const passed = ownTime()
      expect(await use(start())).toBe(standIn)
      expect(passed()).toBeLessThan(STALL_MS + 2000)
      expect([asked(configured, path), asked(local, path)]).toEqual([1, 1])
    })

    it('is left alone after a failure, and used again once it has recovered', async () => {
      configured.script(path, { status: 500 }, { text: ANSWERED })
      const providers = start()
      await use(providers)
      await use(providers)
      expect([asked(configured, path), asked(local, path)]).toEqual([1, 2])
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6000 })
      expect(await use(providers)).toBe(ANSWERED)
      expect([asked(configured, path), asked(local, path)]).toEqual([2, 2])
    })
  })

  describe('by the local one alone', () => {
    const start = () => providersOf(configOf(localAt(configured.baseUrl)))

    it('is used as it is', async () => {
      configured.script(path, { text: ANSWERED })
      expect(await use(start())).toBe(ANSWERED)
    })

    it.each(Object.entries(FAULTS))('%s: the failure is told, in time', async (__, fault) => {
      configured.script(path, fault)
      const passed = ownTime()
      await expect(use(start())).rejects.toThrow()
      expect(passed()).toBeLessThan(LAST_STALL_MS + 2000)
    })

    it('is tried again by the next request', async () => {
      configured.script(path, { status: 500 }, { text: ANSWERED })
      const providers = start()
      await use(providers).catch(() => undefined)
      expect(await use(providers)).toBe(ANSWERED)
    })
  })
})

it('a recognition that is called off is nobody’s failure', async () => {
  const { path } = STAGES['speech-to-text'] ?? { path: '' }
  const never = new Promise(() => undefined)
  configured.script(path, { startsAfter: never }, { text: ANSWERED })
  const { stt } = providersOf(
    configOf({ ...KINDS.compatible?.(configured.baseUrl), ...localAt(local.baseUrl) }),
  )
  const second = new AudioFrame(new Int16Array(16_000), 16_000, 1, 16_000)
  const calledOff = new AbortController()
  const nothing = expect(stt.recognize(second, calledOff.signal)).rejects.toThrow()
  await vi.waitFor(() => expect(asked(configured, path)).toBe(1))
  calledOff.abort()
  await nothing
  expect((await stt.recognize(second)).alternatives?.[0]?.text).toBe(ANSWERED)
  expect(asked(local, path)).toBe(0)
})
