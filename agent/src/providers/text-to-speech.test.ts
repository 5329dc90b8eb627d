import { OPENAI_VOICES, REALTIME_VOICES } from '@kinetra/protocol/voices'
import { initializeLogger } from '@livekit/agents'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type ScriptedAnswer,
  type ScriptedProvider,
  startScriptedProvider,
} from '../testing/scripted-provider.ts'
import { configFor } from '../testing/text-call.ts'
import { chosenVoice, type Speaker } from './chosen-voice.ts'
import { textToSpeech } from './text-to-speech.ts'

let provider: ScriptedProvider
beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  provider = await startScriptedProvider()
  provider.script('/audio/speech', { text: '' })
})
afterAll(() => provider.close())

async function requestOf(speaker: Speaker): Promise<unknown> {
  await textToSpeech(configFor(provider.baseUrl), speaker).synthesize('Hello.').collect()
  return JSON.parse(provider.requests.at(-1)?.body ?? '{}')
}

it('asks for the user’s rate, and leaves the usual one unsaid', async () => {
  expect(await requestOf({ voice: null, rate: 1.25 })).toMatchObject({ input: 'Hello.', speed: 1.25 })
  expect(await requestOf({ voice: null, rate: 1 })).not.toHaveProperty('speed')
})

it('asks a server of unknown voices for the configured one', async () => {
  expect(await requestOf({ voice: 'nova', rate: 1 })).toMatchObject({ voice: 'alloy' })
})

describe('the sentences of an answer, all there at once', () => {
  let before = 0
  beforeEach(() => {
    before = provider.requests.length
  })
  afterEach(() => provider.replace('/audio/speech', {}))

  const asked = () =>
    provider.requests
      .slice(before)
      .filter(({ path }) => path === '/audio/speech')
      .map(({ body }) => JSON.parse(body).input)
  const start = () => textToSpeech(configFor(provider.baseUrl), { voice: null, rate: 1 })

  it('are asked for one by one, each as soon as the one before it sounds', async () => {
    const begins = Promise.withResolvers<void>()
    const ends = Promise.withResolvers<void>()
    provider.replace('/audio/speech', { startsAfter: begins.promise, endsAfter: ends.promise })
    const voice = start()
    const sounds = ['One.', 'Two.', 'Three.'].map((sentence) => voice.synthesize(sentence).collect())
    await vi.waitFor(() => expect(asked()).toEqual(['One.']))
    // Whatever was sent with it has come by the time of another answer.
    await fetch(`${provider.baseUrl}/models`)
    expect(asked()).toEqual(['One.'])
    begins.resolve()
    await vi.waitFor(() => expect(asked()).toEqual(['One.', 'Two.', 'Three.']))
    ends.resolve()
    await Promise.all(sounds)
  })

  it('say when they are due, until the answer is whole or broken off', async () => {
    const voice = start()
    const dueInMs = () => Number(provider.requests.at(-1)?.headers['x-due-in-ms'] ?? 0)
    const answer = new AbortController()
    const say = (text: string) => voice.synthesize(text, undefined, answer.signal).collect()
    await say('Your run took 6 minutes at 173 steps a minute.')
    expect(dueInMs()).toBe(0)
    await say('You had 13 high-force events.')
    // It takes the local voice 3.9 s.
    expect(dueInMs()).toBeGreaterThan(2500)
    expect(dueInMs()).toBeLessThan(4500)
    answer.abort()
    await voice.synthesize('Your peak was 82.8.').collect()
    expect(dueInMs()).toBe(0)
  })

  it.each<[string, ScriptedAnswer]>([
    ['is called off', {}],
    ['fails', { status: 500 }],
  ])('do not wait for one that %s', async (_, answer) => {
    const begins = Promise.withResolvers<void>()
    provider.replace('/audio/speech', { ...answer, startsAfter: begins.promise })
    const voice = start()
    const calledOff = new AbortController()
    const first = voice.synthesize('One.', undefined, calledOff.signal)
    const nothing = answer.status
      ? expect(first.collect()).resolves.toMatchObject({ samplesPerChannel: 480 })
      : expect(first.collect()).rejects.toThrow('buffer is empty')
    await vi.waitFor(() => expect(asked()).toEqual(['One.']))
    provider.replace('/audio/speech', {})
    const second = voice.synthesize('Two.').collect()
    if (answer.status) begins.resolve()
    else calledOff.abort()
    expect((await second).samplesPerChannel).toBeGreaterThan(0)
    await nothing
  })
})

it.each([
  ['nova', OPENAI_VOICES, undefined, 'nova'],
  ['nova', REALTIME_VOICES, undefined, 'ash'],
  ['nova', REALTIME_VOICES, 'sage', 'sage'],
  [null, OPENAI_VOICES, 'coral', 'coral'],
  ['joe', OPENAI_VOICES, undefined, 'ash'],
])('takes the voice %s of %o, else %s', (voice, offered, configured, expected) => {
  expect(chosenVoice({ voice, rate: 1 }, offered, configured)).toBe(expected)
})
